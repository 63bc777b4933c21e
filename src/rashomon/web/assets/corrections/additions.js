// Adding an article: pasted, from a file, or by its address.

import { addArticle, addFile } from "./server.js";
import { ask } from "./dialog.js";

const WAYS = [["text", "A text that I paste"], ["file", "A file"], ["address", "Its address on the web"]];

const FIELDS = [
  { name: "way", label: "The article is", kind: "choice", options: WAYS },
  { name: "text", label: "Title and text", kind: "area", when: ["way", "text"] },
  { name: "file", label: "A text, a saved page, a document, or a table of articles", kind: "file", when: ["way", "file"] },
  { name: "address", label: "Address (it is fetched from there, once)", kind: "address", when: ["way", "address"] },
  { name: "outlet", label: "Outlet, if it is not in the article", optional: true },
  { name: "published", label: "Appeared on, if it is not in the article", kind: "date", optional: true },
  { name: "url", label: "Its address, for citations", kind: "address", optional: true, when: ["way", "text"] },
];

export const addition = () => ask({
  title: "Add an article",
  fields: FIELDS,
  button: "Add",
  send: ({ way, file, ...said }) => (way === "file" ? addFile(file, said) : addArticle(said)),
});
