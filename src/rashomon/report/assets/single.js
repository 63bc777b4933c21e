// The site as one file: each page stands in it as text, and is made into a part of the document
// when somebody goes there. What the other scripts do for a page they do when its "page" event comes.
"use strict";
(() => {
  const texts = new Map();
  for (const one of document.querySelectorAll("script[data-page]")) texts.set(one.dataset.page, one);
  const first = document.querySelector("section.page");
  const made = new Map([[first.id, first]]);
  const affair = document.title.slice(document.title.indexOf(" · "));
  let shown = first;

  // The page of an anchor: "event.ev-1.s5-9" is a mark on the page "event.ev-1".
  function pageOf(anchor) {
    for (let end = anchor.length; end > 0; end = anchor.lastIndexOf(".", end - 1)) {
      const id = anchor.slice(0, end);
      if (made.has(id) || texts.has(id)) return id;
    }
    return null;
  }

  // Libraries that draw are text as well: they run before the first page that needs them.
  function load(names) {
    for (const name of names.split(" ").filter(Boolean)) {
      const text = document.querySelector(`script[data-script="${name}"]`);
      if (!text) continue;
      const script = document.createElement("script");
      script.textContent = text.textContent;
      text.replaceWith(script);
    }
  }

  function make(id) {
    const text = texts.get(id);
    load(text.dataset.scripts);
    const section = document.createElement("section");
    section.className = "page";
    section.id = id;
    section.setAttribute("aria-label", text.dataset.title);
    section.innerHTML = text.textContent.replace(/<\\(?=\/?script|!--)/gi, "<");
    text.replaceWith(section);
    made.set(id, section);
    section.dispatchEvent(new CustomEvent("page", { bubbles: true }));
  }

  function show() {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const id = anchor ? pageOf(anchor) : first.id;
    if (!id) return;
    if (!made.has(id)) make(id);
    shown.hidden = true;
    shown = made.get(id);
    shown.hidden = false;
    document.title = shown.getAttribute("aria-label") + affair;
    for (const link of document.querySelectorAll(".bar nav a")) {
      if (link.hash === `#${id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (anchor === id || !anchor) scrollTo(0, 0);
    else location.replace(location.hash); // now that it is there it can be a target
  }

  // Facets belong to a page: another one is not asked for them.
  addEventListener("hashchange", () => {
    const before = shown;
    const query = location.search;
    const next = made.get(pageOf(decodeURIComponent(location.hash.slice(1))) || first.id);
    if (next !== before) {
      before.dataset.query = query;
      const own = (next && next.dataset.query) || "";
      history.replaceState(null, "", `${location.pathname}${own}${location.hash}`);
    }
    show();
  });
  if (location.hash) show();
})();
