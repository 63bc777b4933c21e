// Adding an article: pasted, from a file, or by its address.

import { addArticle, addFile } from "./server.js";
import { ask } from "./dialog.js";

const SAID = [
  { name: "outlet", label: "Outlet", optional: true },
  { name: "published", label: "Appeared on", kind: "date", optional: true },
];

export const WAYS = [
  ["Paste a text", () => ask({
    title: "Add an article: paste its text",
    fields: [
      { name: "text", label: "Title and text", kind: "area" },
      ...SAID,
      { name: "url", label: "Its address, if it has one", optional: true },
    ],
    button: "Add",
    send: addArticle,
  })],
  ["Add a file", () => ask({
    title: "Add an article: a file",
    lead: "Text, a saved page, a document, or a table of articles.",
    fields: [{ name: "file", label: "File", kind: "file" }, ...SAID],
    button: "Add",
    send: ({ file, ...said }) => addFile(file, said),
  })],
];
