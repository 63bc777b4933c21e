// Where corrections are offered: at every row with an id, at the marks of rulings, and in the bar.
// They are out of sight until "Correct" is pressed, so that who only reads walks past nothing.

import { actionsOn } from "./actions.js";
import { addition } from "./additions.js";
import { ask, make, run } from "./dialog.js";
import { LAST, judgements, session, takeKey, undo } from "./server.js";

const ROW = /^(ac|ev|em|ct|fc|st|ar)-[0-9a-z-]+$/;
const MODE = "rashomon-correcting";
const tools = document.getElementById("tools");

// The row that this whole page is about: event/ev-….html.
const pageRow = () => (/\/([a-z]+-[0-9a-z-]+)\.html$/.exec(location.pathname) || [])[1] || "";

function nameOf(element) {
  const named = element.querySelector("h1, h2, h3, h4, .what a");
  return named ? named.textContent.trim() : "";
}

function offer(id, host, name) {
  const event = pageRow().startsWith("ev-") ? pageRow() : "";
  const actions = actionsOn(id, name, event);
  if (!actions.length) return;
  const menu = make("p", { class: "corrections", "data-corrects": id });
  for (const action of actions) {
    const button = make("button", { type: "button", "aria-haspopup": "dialog" }, action.label);
    button.addEventListener("click", () => ask(action));
    menu.append(button);
  }
  host.append(menu);
}

function offerAll() {
  const heading = document.querySelector("main h1");
  if (ROW.test(pageRow()) && heading) {
    const beside = make("div");
    heading.after(beside);
    offer(pageRow(), beside, heading.textContent.trim());
  }
  for (const element of document.querySelectorAll("main [id], main [data-row]")) {
    const id = element.dataset.row || element.id;
    if (!ROW.test(id) || element.closest("svg")) continue;
    offer(id, element.querySelector(":scope > .what, :scope > th") || element, nameOf(element));
  }
  for (const mark of document.querySelectorAll("[data-judgement]:not(.doubted)")) {
    const note = make("span", { role: "status" });
    mark.append(" ", undoButton(mark.dataset.judgement, note), " ", note);
  }
}

function undoButton(judgement, note) {
  const button = make("button", { type: "button", class: "undo" }, "Undo");
  button.addEventListener("click", async () => {
    button.disabled = true;
    await run(() => undo(judgement), "Taken back", (said) => { note.textContent = said; })
      .catch((error) => {
        note.textContent = error.message;
        button.disabled = false;
      });
  });
  return button;
}

// The bar -----------------------------------------------------------------------------------------

function modeButton() {
  const button = make("button", { type: "button", id: "correct", "aria-pressed": "false" }, "Correct");
  const set = (on) => {
    button.setAttribute("aria-pressed", String(on));
    document.body.classList.toggle("correcting", on);
    if (on && !document.querySelector("[data-corrects], .undo")) offerAll();
    sessionStorage.setItem(MODE, on ? "on" : "");
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-pressed") !== "true"));
  if (sessionStorage.getItem(MODE)) set(true);
  return button;
}

function openButton(label, open) {
  const button = make("button", { type: "button", "aria-haspopup": "dialog" }, label);
  button.addEventListener("click", open);
  return button;
}

async function showRulings() {
  const list = make("ol", { class: "judgements" });
  const close = make("button", { type: "button" }, "Close");
  const dialog = make("dialog", { class: "correction", "aria-labelledby": "rulings-title" },
    make("h2", { id: "rulings-title" }, "What people ruled"), list, make("p", { class: "buttons" }, close));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const found = await judgements().catch((error) => [{ failed: error.message }]);
  if (!found.length) list.replaceWith(make("p", {}, "Nobody has ruled yet. Press “Correct” to begin."));
  for (const one of found.reverse()) list.append(one.failed ? make("li", {}, one.failed) : rulingLine(one));
}

function rulingLine(one) {
  const about = one.about.map((quote) => `“${quote.text}”`).join(", ") || one.a;
  const words = [one.verdict, about, one.name && `as ${one.name}`, one.on && `on ${one.on}`];
  const line = make("li", { class: `state-${one.state.replace(" ", "-")}` },
    make("span", { dir: "auto" }, words.filter(Boolean).join(" ")),
    make("small", {}, ` ${one.who}, ${one.when.slice(0, 16).replace("T", " ")}${one.why ? `: ${one.why}` : ""} [${one.state}] `));
  if (one.verdict !== "undo" && one.state !== "undone") {
    const note = make("span", { role: "status" });
    line.append(undoButton(one.id, note), " ", note);
  }
  return line;
}

// What was done last, on the page that shows it.
function sayLast() {
  const kept = sessionStorage.getItem(LAST);
  sessionStorage.removeItem(LAST);
  const note = make("p", { id: "last-change", role: "status" });
  document.body.append(note);
  if (!kept) return;
  const { said, judgement } = JSON.parse(kept);
  const inside = make("span", { role: "status" });
  note.append(`${said}: done. `);
  if (judgement && said !== "Taken back") note.append(undoButton(judgement, inside), " ", inside);
}

async function begin() {
  takeKey();
  const style = make("link", { rel: "stylesheet", href: "/assets/corrections.css" });
  document.head.append(style);
  const { who, may_change: mayChange } = await session().catch(() => ({}));
  document.body.dataset.corrections = mayChange ? "ready" : "none";
  if (!mayChange) {
    tools.append(make("span", { class: "who", title: "To correct, open the address that “rashomon serve” printed." }, "read only"));
    return;
  }
  tools.append(
    modeButton(),
    openButton("Rulings", showRulings),
    openButton("Add article", addition),
    make("span", { class: "who" }, `as ${who}`),
  );
  sayLast();
}

begin();
