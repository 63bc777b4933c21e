// What can be ruled on each kind of row, and what must be known for it.

import { rule } from "./server.js";

const chosen = (verdict, a, more = {}) => (given) => rule({ verdict, a, ...more, ...given });
const OUTCOMES = [
  ["true", "It came about"],
  ["false", "It did not come about"],
  ["partly", "It came about in part"],
  ["void", "It can no longer be judged"],
];

const rename = (id, name) => ({
  label: "Rename",
  title: "Rename this actor",
  fields: [{ name: "name", label: "Its name", value: name }],
  button: "Rename",
  send: chosen("rename", id),
});

const join = (id, of, noun) => ({
  label: "Join",
  title: `This is the same ${noun} as another`,
  fields: [{ name: "b", label: `The other ${noun}`, kind: "row", of, but: id }],
  button: "Join them",
  send: chosen("same", id),
});

const split = (id) => ({
  label: "Split",
  title: "An article means somebody else",
  lead: "The actor of that article will stand for itself.",
  fields: [{ name: "article", label: "The article", kind: "row", of: "articles" }],
  button: "Split off",
  send: ({ article, why }) => rule({ verdict: "different", a: `${id}@${article}`, b: id, why }),
});

const drop = (id, noun) => ({
  label: "Drop",
  title: `This is no ${noun}`,
  lead: "It will be left out; the text stays as it is.",
  button: "Drop",
  send: chosen("drop", id),
});

const ACTIONS = {
  ac: (id, name) => [rename(id, name), join(id, "actors", "actor"), split(id), drop(id, "actor")],
  ev: (id) => [join(id, "events", "event"), drop(id, "event")],
  em: (id, _, event) => [
    ...(event ? [{
      label: "Split off",
      title: "This telling is of another event",
      button: "Split off",
      send: chosen("different", id, { b: event }),
    }] : []),
    drop(id, "telling of an event"),
  ],
  ct: (id) => [
    { label: "Uphold", title: "These two do not go together", button: "Uphold", send: chosen("true", id) },
    { label: "Reject", title: "These two are no contrast", button: "Reject", send: chosen("false", id) },
  ],
  fc: (id) => [{
    label: "Resolve",
    title: "Resolve this forecast",
    lead: "Judge the thing foretold, without its words of probability.",
    fields: [
      { name: "verdict", label: "Outcome", kind: "choice", options: OUTCOMES },
      { name: "on", label: "Decided on", kind: "date" },
      { name: "because", label: "What shows it (an event's id, or words)" },
    ],
    reason: false,
    button: "Resolve",
    send: (given) => rule({ a: id, ...given }),
  }, drop(id, "forecast")],
  st: (id) => [drop(id, "statement")],
  ar: (id) => [
    {
      label: "Set the date",
      title: "Set the date of this article",
      lead: "Its relative dates (“on Monday”) will be told from it.",
      fields: [{ name: "on", label: "Date", kind: "date" }],
      button: "Set the date",
      send: chosen("date", id),
    },
    {
      label: "Set the outlet",
      title: "Set the outlet of this article",
      fields: [{ name: "name", label: "Outlet" }],
      button: "Set the outlet",
      send: chosen("outlet", id),
    },
  ],
};

// The corrections that fit a row: by its id, what it is called, and the event that it tells.
export function actionsOn(id, name, event) {
  const found = ACTIONS[id.slice(0, 2)];
  return found ? found(id, name, event) : [];
}
