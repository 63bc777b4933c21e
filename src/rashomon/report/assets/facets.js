// Facets without a server: the same query string, applied to the rows that the page has. A server
// has applied it before the page came, and only unused fields are kept out of its address.
"use strict";
(() => {
  const fields = (form) => [...form.elements].filter((field) => field.name);

  if (document.body.dataset.host === "serve") {
    for (const form of document.querySelectorAll("form.facets")) {
      form.addEventListener("formdata", (event) => {
        for (const field of fields(form)) if (!field.value.trim()) event.formData.delete(field.name);
      });
    }
    return;
  }

  const offered = document.getElementById("choices");
  if (!offered) return;
  const choices = JSON.parse(offered.textContent);
  const texts = new Map();

  function textOf(item) {
    if (!texts.has(item)) {
      const found = [...item.querySelectorAll(".words, .find, title")].map((one) => one.textContent);
      texts.set(item, found.join(" ").replace(/\s+/g, " ").toLowerCase());
    }
    return texts.get(item);
  }

  const first = (date) => date + "0000-01-01".slice(date.length);
  const last = (date) => date + "0000-12-31".slice(date.length);
  const list = (text) => (text || "").trim().split(/\s+/).filter(Boolean);

  // One and the same telling must have the outlet, the certainty and the voice.
  function told(item, asked) {
    const wanted = [asked.outlet && String(choices.outlets[asked.outlet]), asked.certainty, asked.voice];
    return !wanted.some(Boolean) || list(item.dataset.m).some((telling) => {
      const parts = telling.split(":");
      return wanted.every((one, at) => !one || parts[at] === one);
    });
  }

  function meant(actor) {
    return new Set([actor, ...(choices.actors[actor.toLowerCase()] || [])]);
  }

  // A row without a date cannot lie between two: it does not pass.
  function dated(item, asked) {
    if (!asked.since && !asked.until) return true;
    const [begin, end] = (item.dataset.d || "").split("/");
    return Boolean(begin) && (!asked.since || last(end || begin) >= first(asked.since))
      && (!asked.until || first(begin) <= last(asked.until));
  }

  function passes(item, asked, actors) {
    return told(item, asked) && dated(item, asked)
      && (!asked.type || list(item.dataset.t).includes(asked.type))
      && (!actors || list(item.dataset.a).some((actor) => actors.has(actor)))
      && (!asked.text || textOf(item).includes(asked.text.replace(/\s+/g, " ").toLowerCase()));
  }

  // The note that counts the rows of a list stands before it.
  function noteOf(item) {
    let at = item.parentElement;
    while (at && !at.matches("[data-slice]")) at = at.previousElementSibling;
    return at;
  }

  function filter(scope, asked) {
    const actors = asked.actor && meant(asked.actor);
    const counts = new Map();
    for (const item of scope.querySelectorAll("[data-item]")) {
      const shown = passes(item, asked, actors);
      if (item.closest("[data-lane]")) {
        item.classList.toggle("dim", !shown);
        continue;
      }
      item.toggleAttribute("hidden", !shown);
      const note = noteOf(item);
      if (!note) continue;
      const count = counts.get(note) || { shown: 0, hidden: 0 };
      count[shown ? "shown" : "hidden"] += 1;
      counts.set(note, count);
    }
    for (const [note, { shown, hidden }] of counts) {
      const said = note.querySelector(".said-count");
      said.dataset.said ||= said.textContent;
      said.textContent = hidden
        ? `${shown} of ${shown + hidden} here shown, ${hidden} hidden by the facets.` : said.dataset.said;
    }
  }

  function apply(form) {
    const asked = {};
    for (const field of fields(form)) if (field.value.trim()) asked[field.name] = field.value.trim();
    filter(form.closest("section.page") || document, asked);
    const query = String(new URLSearchParams(asked));
    form.querySelector(".reset").toggleAttribute("hidden", !query);
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  }

  function start(form) {
    const given = new URLSearchParams(location.search);
    for (const field of fields(form)) {
      const value = given.get(field.name) || "";
      field.value = value;
      if (field.value !== value) field.add(new Option(value, value, false, true)); // of no row here
    }
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
      for (const field of fields(form)) field.value = "";
      apply(form);
    });
    if (fields(form).some((field) => field.value)) apply(form);
  }
  const startAll = (page) => page.querySelectorAll("form.facets").forEach(start);
  startAll(document);
  document.addEventListener("page", (event) => startAll(event.target));
})();
