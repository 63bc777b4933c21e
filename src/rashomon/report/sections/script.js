// What the page can do beyond reading: filter, search, change its scheme, mark the words that a
// link leads to. Everything is there without it.
"use strict";
(() => {
  const choices = JSON.parse(document.getElementById("choices").textContent);
  const tools = document.getElementById("tools");
  const items = [...document.querySelectorAll("[data-item]")];
  const texts = new Map();

  function make(tag, attributes, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  function choice(label, options) {
    const made = make("select", { "aria-label": label });
    made.append(make("option", { value: "" }, label));
    for (const [value, text] of options) made.append(make("option", { value }, text));
    made.addEventListener("change", filter);
    return tools.appendChild(made);
  }

  // Filtering ------------------------------------------------------------------------------------

  const search = tools.appendChild(
    make("input", { type: "search", placeholder: "Search  /", "aria-label": "Search" }));
  const outlet = choice("All outlets", choices.outlets.map((name, number) => [`${number}`, name]));
  const type = choice("All types", choices.types);
  const sure = choice("However sure", choices.sureness);
  const reset = tools.appendChild(make("button", { type: "button" }, "Show all"));
  const back = tools.appendChild(make("button", { type: "button", hidden: "" }, "← Back"));
  const theme = tools.appendChild(make("button", { type: "button", id: "theme" }));
  const status = tools.appendChild(make("output", { "aria-live": "polite" }));
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  });
  reset.addEventListener("click", showAll);

  function textOf(item) {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  }

  // A row without a type, say, has nothing to be filtered by: it passes.
  function passes(values, wanted) {
    return !wanted || values === undefined || values.trim().split(/\s+/).includes(wanted);
  }

  function filter() {
    const words = search.value.trim().toLowerCase();
    const sections = new Map();
    for (const item of items) {
      const lane = item.closest("[data-lane]");
      const shown = passes((lane || item).dataset.o, outlet.value)
        && passes(item.dataset.t, type.value) && passes(item.dataset.s, sure.value)
        && (!words || textOf(item).includes(words));
      if (lane) {
        item.classList.toggle("dim", !shown);
        continue;
      }
      item.toggleAttribute("hidden", !shown);
      const section = item.closest("main > section");
      const count = sections.get(section) || [0, 0];
      count[shown ? 0 : 1] += 1;
      sections.set(section, count);
    }
    let hidden = 0;
    for (const [section, [shown, left]] of sections) {
      hidden += left;
      const note = section.querySelector(".filtered");
      if (!note) continue;
      note.toggleAttribute("hidden", !left);
      note.textContent = `${shown} of ${shown + left} shown, ${left} hidden by the filter.`;
    }
    status.textContent = hidden ? `${hidden} hidden` : "";
    reset.toggleAttribute("hidden", !(words || outlet.value || type.value || sure.value));
  }

  function showAll() {
    search.value = outlet.value = type.value = sure.value = "";
    filter();
  }

  // Where a link leads ---------------------------------------------------------------------------

  function arrive() {
    for (const old of document.querySelectorAll("[data-rest].here")) old.classList.remove("here");
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    back.toggleAttribute("hidden", !target);
    if (!target) return;
    if (target.closest("[hidden]")) {
      showAll();
      target.scrollIntoView();
    }
    for (const piece of document.querySelectorAll(`[data-rest="${CSS.escape(name)}"]`)) {
      piece.classList.add("here");
    }
  }
  back.addEventListener("click", () => history.back());
  window.addEventListener("hashchange", arrive);

  // Light and dark -------------------------------------------------------------------------------

  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const scheme = () => root.dataset.theme || (night.matches ? "dark" : "light");
  function showScheme() {
    theme.textContent = scheme() === "dark" ? "Light" : "Dark";
    theme.setAttribute("aria-label", `Change to the ${theme.textContent.toLowerCase()} scheme`);
  }
  theme.addEventListener("click", () => {
    root.dataset.theme = scheme() === "dark" ? "light" : "dark";
    showScheme();
  });
  night.addEventListener("change", showScheme);

  // Keys: / searches, Escape takes the filter away, arrows walk the marks of a lane ----------------

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape") {
      showAll();
      search.blur();
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

  showScheme();
  filter();
  arrive();
})();
