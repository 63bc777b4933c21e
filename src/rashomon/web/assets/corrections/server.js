// Talking to the server: the key of this start, a change and what became of it.

const KEPT = "rashomon-key";
const BETWEEN_LOOKS = 300; // milliseconds
export const LAST = "rashomon-last-change";

// The key comes behind the # of the address that was printed, which is never sent anywhere; it is
// taken out of the address bar at once. A key of an earlier start opens nothing.
export function takeKey() {
  const given = /^#key=([\w-]+)$/.exec(location.hash);
  if (!given) return;
  localStorage.setItem(KEPT, given[1]);
  history.replaceState(null, "", location.pathname + location.search);
}

const headers = () => ({ "x-rashomon-key": localStorage.getItem(KEPT) || "" });

async function answered(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: { ...headers(), ...options.headers } });
  } catch {
    throw new Error("The server does not answer; is it still running?");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error || `The server refused (${answer.status}).`);
  return said;
}

export const session = () => answered("/session");

export const judgements = () => answered("/judgements");

export const partners = (kind, text) =>
  answered(`/partners?${new URLSearchParams({ kind, text })}`);

export const rule = (ruling) => answered("/judgements", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(ruling),
});

export const undo = (judgement) =>
  answered(`/judgements/${encodeURIComponent(judgement)}`, { method: "DELETE" });

export const addArticle = (article) => answered("/articles", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(article),
});

export const addFile = (file, said) =>
  answered(`/files?${new URLSearchParams({ ...said, name: file.name })}`, { method: "POST", body: file });

// Look at a change until it is done; `tell` is given what it is at. Throws where it failed.
export async function follow(change, tell) {
  let seen = change;
  while (seen.state !== "done") {
    if (seen.state === "failed") throw new Error(seen.error);
    tell(saying(seen));
    await new Promise((after) => { setTimeout(after, BETWEEN_LOOKS); });
    seen = await answered(`/changes/${change.ticket}`);
  }
  return seen;
}

function saying(change) {
  if (change.state === "waiting") return "Waiting for an earlier change…";
  if (change.stage === "fetching") return "Fetching the page…";
  if (change.stage === "reading") return "Reading the article…";
  return "Linking the dossier anew…";
}

// Show the page as it is now, with a word on what was done. Its row may have another address now.
export async function showAnew(said, judgement) {
  sessionStorage.setItem(LAST, JSON.stringify({ said, judgement }));
  const there = await fetch(location.href, { method: "HEAD", cache: "no-store" });
  if (there.ok) location.reload();
  else location.assign("/index.html");
}
