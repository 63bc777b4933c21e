// Taking something along: the citation of a quotation, and the rows that are shown as CSV or JSON.
"use strict";
(() => {
  const line = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");

  function button(text, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "take";
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  // What a quotation is, from the figure that shows it.
  function cited(figure) {
    const [article, start, end] = figure.dataset.cite.split(" ");
    return {
      words: line(figure.querySelector("blockquote")),
      speakers: [...figure.querySelectorAll(".speaker")].map((one) => line(one).replace(/:$/, "")),
      outlet: line(figure.querySelector("cite")),
      published: line(figure.querySelector(".published")),
      article, start: Number(start), end: Number(end),
      url: figure.dataset.url || "",
    };
  }

  function citation(figure) {
    const one = cited(figure);
    const speakers = one.speakers.map((speaker) => `${speaker}: `).join("");
    const source = [one.outlet, one.published, one.url].filter(Boolean).join(", ");
    return `${speakers}“${one.words}” (${source}; ${one.article}, characters ${one.start} to ${one.end})`;
  }

  // A file from disk may have no clipboard of its own to write to.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  // A quotation gets its button when somebody comes to it: a page may have thousands.
  function offer(event) {
    const figure = event.target.closest("figure[data-cite]");
    if (!figure || figure.querySelector(".take")) return;
    const made = button("Copy citation");
    figure.querySelector("figcaption").append(" ", made);
    made.addEventListener("click", async () => {
      made.textContent = await copied(citation(figure)) ? "Copied" : "Could not copy";
      setTimeout(() => { made.textContent = "Copy citation"; }, 1500);
    });
  }
  document.addEventListener("pointerover", offer);
  document.addEventListener("focusin", offer);

  // Rows: each quotation is a line of its own, and a row without one is a line too -----------------

  function rowsAfter(note) {
    const rows = [];
    for (let at = note.nextElementSibling; at && !at.matches("[data-slice]"); at = at.nextElementSibling) {
      if (at.matches("[data-item]")) rows.push(at);
      rows.push(...at.querySelectorAll("[data-item]"));
    }
    return rows;
  }

  function record(row) {
    const said = row.cloneNode(true);
    for (const figure of said.querySelectorAll("figure, button, .when")) figure.remove();
    return {
      id: row.id,
      when: line(row.querySelector(".when")),
      row: line(said),
      quotes: [...row.querySelectorAll("figure[data-cite]")].map(cited),
    };
  }

  const QUOTE = ["words", "speakers", "outlet", "published", "article", "start", "end", "url"];

  // As rashomon.export.csv has it: a cell that a spreadsheet would take for a formula gets an apostrophe.
  function cell(value) {
    const text = String(value);
    const guarded = typeof value === "string" && /^ *[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  }

  function csv(records) {
    const lines = [["id", "when", "row", ...QUOTE]];
    for (const { id, when, row, quotes } of records) {
      for (const quote of quotes.length ? quotes : [{}]) {
        const told = { ...quote, speakers: (quote.speakers || []).join(" > ") };
        lines.push([id, when, row, ...QUOTE.map((name) => told[name] ?? "")]);
      }
    }
    return `\ufeff${lines.map((one) => one.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function save(name, kind, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function takable(note) {
    const rows = rowsAfter(note);
    if (!rows.length) return;
    const name = note.dataset.rows || "row";
    const shown = () => rows.filter((row) => !row.hidden).map(record);
    const ways = {
      CSV: () => save(`${name}s.csv`, "text/csv", csv(shown())),
      JSON: () => save(`${name}s.json`, "application/json", JSON.stringify(shown(), null, 1)),
    };
    for (const [kind, take] of Object.entries(ways)) {
      const made = button(kind, `Download the rows shown as ${kind}`);
      made.addEventListener("click", take);
      note.append(" ", made);
    }
  }
  const takableAll = (page) => page.querySelectorAll("[data-slice]").forEach(takable);
  takableAll(document);
  document.addEventListener("page", (event) => takableAll(event.target));
})();
