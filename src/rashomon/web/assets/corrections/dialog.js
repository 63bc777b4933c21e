// One dialog for every correction: fields, a reason, and how the change goes. Native <dialog> keeps
// the focus inside, and Escape closes it.

import { follow, partners, showAnew } from "./server.js";

export function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
}

const WAIT_FOR_TYPING = 200; // milliseconds
let fieldNumber = 0;

function labelled(label, control) {
  control.id = `correction-${fieldNumber += 1}`;
  return make("p", { class: "field" }, make("label", { for: control.id }, label), control);
}

// A field is {name, label, kind}; kind: text (default), date, address, area, choice (with options),
// row (with of: actors, events or articles), file. With when: [name, value] it is there only while
// another field has that value.
function fieldOf(field) {
  const made = control(field);
  if (field.when) made.dataset.when = field.when.join("=");
  return made;
}

function control(field) {
  switch (field.kind) {
    case "area":
      return labelled(field.label, make("textarea", { name: field.name, rows: 8, dir: "auto", required: !field.optional }));
    case "choice":
      return labelled(field.label, make("select", { name: field.name },
        ...field.options.map(([value, text]) => make("option", { value }, text))));
    case "file":
      return labelled(field.label, make("input", { name: field.name, type: "file", required: true }));
    case "row":
      return rowField(field);
    default:
      return labelled(field.label, make("input", {
        name: field.name,
        dir: "auto",
        autocomplete: "off",
        maxlength: 2000,
        required: !field.optional,
        value: field.value || "",
        type: "text",
        ...(field.kind === "address" ? { type: "url", placeholder: "https://" } : {}),
        ...(field.kind === "date" ? { pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", placeholder: "2020-08-09", title: "2020, 2020-08 or 2020-08-09" } : {}),
      }));
  }
}

// Choosing another row: type some of its name, then choose among those that fit.
function rowField(field) {
  const search = make("input", { type: "search", autocomplete: "off", dir: "auto" });
  const chosen = make("select", { name: field.name, size: 6, required: true, "aria-label": `${field.label}: those that fit` });
  let waiting = 0;
  async function find() {
    const found = await partners(field.of, search.value).catch(() => []);
    chosen.replaceChildren(...found
      .filter((one) => one.id !== field.but)
      .map((one) => make("option", { value: one.id }, `${one.label} (${one.more})`)));
  }
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, WAIT_FOR_TYPING);
  });
  find();
  const box = labelled(field.label, search);
  box.append(chosen);
  return box;
}

const REASON = { name: "why", label: "Why (others will read it)", optional: true };

function showWhatApplies(form) {
  for (const field of form.querySelectorAll("[data-when]")) {
    const [name, value] = field.dataset.when.split("=");
    field.hidden = form.elements[name].value !== value;
    for (const one of field.querySelectorAll("input, textarea")) one.disabled = field.hidden;
  }
}

// Ask for what a correction needs and make it; `send` gets the values of the fields by name.
export function ask({ title, lead = "", fields = [], button, send, reason = true }) {
  const note = make("p", { class: "progress", role: "status" });
  const go = make("button", { type: "submit" }, button);
  const cancel = make("button", { type: "button" }, "Cancel");
  const form = make("form", {},
    make("h2", { id: "correction-title" }, title),
    ...(lead ? [make("p", { class: "hint" }, lead)] : []),
    ...[...fields, ...(reason ? [REASON] : [])].map(fieldOf),
    note,
    make("p", { class: "buttons" }, go, cancel));
  const dialog = make("dialog", { class: "correction", "aria-labelledby": "correction-title" }, form);
  document.body.append(dialog);
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  form.addEventListener("change", () => showWhatApplies(form));
  showWhatApplies(form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    note.className = "progress";
    await run(() => send(Object.fromEntries(new FormData(form))), title, (said) => { note.textContent = said; })
      .catch((error) => {
        note.className = "progress failed";
        note.textContent = error.message;
        go.disabled = false;
      });
  });
  dialog.showModal();
}

// Make a change, follow it to its end, and show the page anew.
export async function run(send, title, tell) {
  tell("Sending…");
  const done = await follow(await send(), tell);
  await showAnew(title, done.judgements[0] || "");
}
