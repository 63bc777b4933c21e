// What pages can do beyond reading: light and dark, keys, facets without a server, citations.
// Everything can be read without it.
"use strict";
(() => {
  const root = document.documentElement;
  const local = document.body.dataset.host !== "serve";
  const tools = document.getElementById("tools");

  function make(tag, attributes, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  // Light and dark: what the reader's machine says, until he says otherwise ------------------------

  const night = matchMedia("(prefers-color-scheme: dark)");
  const kept = {
    get: () => { try { return localStorage.getItem("scheme"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("scheme", value); } catch { /* then for this page */ } },
  };
  if (["light", "dark"].includes(kept.get())) root.dataset.theme = kept.get();
  const theme = tools.appendChild(make("button", { type: "button", id: "theme" }));
  const scheme = () => root.dataset.theme || (night.matches ? "dark" : "light");
  function showScheme() {
    theme.textContent = scheme() === "dark" ? "Light" : "Dark";
    theme.setAttribute("aria-label", `Change to the ${theme.textContent.toLowerCase()} scheme`);
  }
  theme.addEventListener("click", () => {
    root.dataset.theme = scheme() === "dark" ? "light" : "dark";
    kept.set(root.dataset.theme);
    showScheme();
  });
  night.addEventListener("change", showScheme);
  showScheme();

  // Facets of a folder: the same query string, applied to the rows that are there -------------------

  const forms = [...document.querySelectorAll("form.facets")];
  const items = [...document.querySelectorAll("[data-item]")];
  const offered = document.getElementById("choices");
  const choices = offered ? JSON.parse(offered.textContent) : { outlets: {}, actors: {} };
  const texts = new Map();

  function textOf(item) {
    if (!texts.has(item)) {
      const passages = [...item.querySelectorAll(".words, .find, title")].map((one) => one.textContent);
      texts.set(item, passages.join(" ").replace(/\s+/g, " ").toLowerCase());
    }
    return texts.get(item);
  }

  const first = (date) => date + "0000-01-01".slice(date.length);
  const last = (date) => date + "0000-12-31".slice(date.length);
  const list = (text) => (text || "").trim().split(/\s+/).filter(Boolean);

  // A row without a date, say, cannot lie between two: it does not pass.
  function passes(item, asked) {
    const told = ["outlet", "certainty", "voice"].map((name) => asked.get(name));
    if (told[0]) told[0] = String(choices.outlets[told[0]]);
    if (told.some(Boolean) && !list(item.dataset.m).some((one) => {
      const parts = one.split(":");
      return told.every((wanted, at) => !wanted || parts[at] === wanted);
    })) return false;
    if (asked.get("type") && !list(item.dataset.t).includes(asked.get("type"))) return false;
    const actor = asked.get("actor");
    if (actor && !list(item.dataset.a).includes(choices.actors[actor] || actor)) return false;
    const [begin, end] = (item.dataset.d || "").split("/");
    const [since, until] = [asked.get("since"), asked.get("until")];
    if (since && (!begin || last(end || begin) < first(since))) return false;
    if (until && (!begin || first(begin) > last(until))) return false;
    const words = (asked.get("text") || "").trim().toLowerCase();
    return !words || textOf(item).includes(words);
  }

  function filter(asked) {
    const counts = new Map();
    for (const item of items) {
      const shown = passes(item, asked);
      if (item.closest("[data-lane]")) {
        item.classList.toggle("dim", !shown);
        continue;
      }
      item.toggleAttribute("hidden", !shown);
      const note = noteOf(item);
      if (note) counts.set(note, [0, 1].map((at) => (counts.get(note) || [0, 0])[at] + (at ? !shown : shown)));
    }
    for (const [note, [shown, hidden]] of counts) {
      const said = note.querySelector(".said-count");
      said.dataset.said ||= said.textContent;
      said.textContent = hidden
        ? `${shown} of ${shown + hidden} here shown, ${hidden} hidden by the facets.` : said.dataset.said;
    }
  }

  // The note that counts the rows of a list stands before it.
  function noteOf(item) {
    let at = item.parentElement;
    while (at && !at.matches("[data-slice]")) at = at.previousElementSibling;
    return at;
  }

  function askedOf(form) {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) asked.set(name, value.trim());
    return asked;
  }

  function apply(form) {
    const asked = askedOf(form);
    filter(asked);
    form.querySelector(".reset").toggleAttribute("hidden", ![...asked].length);
    history.replaceState(null, "", `${location.pathname}${[...asked].length ? `?${asked}` : ""}${location.hash}`);
  }

  if (local) {
    for (const form of forms) {
      const given = new URLSearchParams(location.search);
      for (const field of form.elements) if (field.name) field.value = given.get(field.name) || "";
      let waiting = 0;
      form.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => form.checkValidity() && apply(form), 150);
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        apply(form);
      });
      form.querySelector(".reset").addEventListener("click", (event) => {
        event.preventDefault();
        for (const field of form.elements) if (field.name) field.value = "";
        apply(form);
      });
      if ([...given].length) apply(form);
    }
  } else {
    for (const form of forms) {
      form.addEventListener("submit", () => {
        for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
      });
    }
  }

  // Citations ------------------------------------------------------------------------------------

  function citation(figure) {
    const words = figure.querySelector("blockquote").textContent.trim();
    const speakers = [...figure.querySelectorAll(".speaker")].map((one) => one.textContent.trim());
    const source = figure.querySelector("figcaption").firstChild.parentElement.dataset.source
      || figure.querySelector("figcaption").textContent.trim();
    const link = figure.dataset.url ? `, ${figure.dataset.url}` : "";
    return `${speakers.join(" ")}${speakers.length ? " " : ""}“${words}” (${source}${link}; ${figure.dataset.cite})`;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.cite");
    if (!button) return;
    const text = citation(button.closest("[data-cite]"));
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    button.textContent = copied ? "Copied" : "Could not copy";
    setTimeout(() => { button.textContent = "Copy citation"; }, 1500);
  });
  for (const figure of document.querySelectorAll("figure[data-cite]")) {
    const caption = figure.querySelector("figcaption");
    caption.dataset.source = caption.textContent.trim();
    caption.append(" ", make("button", { type: "button", class: "cite" }, "Copy citation"));
  }

  // Keys: / searches, Escape takes the facets away, arrows walk the marks of a lane ----------------

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    const search = document.querySelector("input[type=search]");
    if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && typing) {
      typing.blur();
    }
  });
  for (const lane of document.querySelectorAll(".strip[role=group]")) {
    const marks = [...lane.querySelectorAll("a")];
    marks.sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
    if (marks.length) marks[0].setAttribute("tabindex", "0");
    lane.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = marks[marks.indexOf(event.target) + step];
      if (!step || !next) return;
      event.preventDefault();
      event.target.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  }
})();
