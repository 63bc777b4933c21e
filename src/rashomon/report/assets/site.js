// What every page can do beyond being read: light and dark, and keys.
"use strict";
(() => {
  const root = document.documentElement;

  // Light and dark: what the reader's machine says, until the reader says otherwise ----------------

  const night = matchMedia("(prefers-color-scheme: dark)");
  const kept = {
    get: () => { try { return localStorage.getItem("scheme"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("scheme", value); } catch { /* this page only */ } },
  };
  const theme = document.createElement("button");
  const scheme = () => root.dataset.theme || (night.matches ? "dark" : "light");
  function showScheme() {
    theme.textContent = scheme() === "dark" ? "Light" : "Dark";
    theme.setAttribute("aria-label", `Change to the ${theme.textContent.toLowerCase()} scheme`);
  }
  if (["light", "dark"].includes(kept.get())) root.dataset.theme = kept.get();
  theme.type = "button";
  theme.id = "theme";
  theme.addEventListener("click", () => {
    root.dataset.theme = scheme() === "dark" ? "light" : "dark";
    kept.set(root.dataset.theme);
    showScheme();
  });
  night.addEventListener("change", showScheme);
  document.getElementById("tools").append(theme);
  showScheme();

  // Keys: / searches, Escape leaves the field, arrows walk the marks of a lane ---------------------

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    const search = document.querySelector("main input[type=search], input[type=search]");
    if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && typing) {
      typing.blur();
    }
  });
  function walkable(page) {
    for (const lane of page.querySelectorAll(".strip[role=group]")) walk(lane);
  }
  function walk(lane) {
    const marks = [...lane.querySelectorAll("a")]; // in the order of their dates
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
  walkable(document);
  document.addEventListener("page", (event) => walkable(event.target));
})();
