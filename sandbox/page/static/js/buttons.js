// The buttons under a message. A tapped one spins until the bot answers the tap, as in the messenger.
import { el } from "./dom.js";
import { link } from "./entities.js";

const LONGEST = 20000; // ms: the messenger gives up as well
const spinning = new Map(); // message and data → query id, once known
const answered = new Set(); // the answer may come before we know which tap it is for

const key = (message, data) => `${message} ${data}`;

export function inlineKeyboard(message, acts) {
  const rows = message.buttons.map((row) => el("div", {}, ...row.map((item) => one(message, item, acts))));
  return el("div", { class: "inline", role: "group", "aria-label": "Кнопки сообщения" }, ...rows);
}

function one(message, item, acts) {
  if (item.url) return el("button", { type: "button", text: item.text, onclick: () => follow(item.url, acts) });
  const place = key(message.id, item.data);
  return el("button", {
    type: "button",
    text: item.text,
    data: { place },
    "aria-busy": spinning.has(place) ? "true" : undefined,
    onclick: () => acts.tap(message, item),
  });
}

function follow(url, acts) {
  const target = link(url, acts.say);
  if (target.tagName === "SPAN") return;
  document.body.append(target); // a link does nothing outside the document
  target.click();
  target.remove();
}

export function spin(message, item) {
  const place = key(message.id, item.data);
  spinning.set(place, "");
  show(place, true);
  setTimeout(() => stop(place), LONGEST);
}

// The server has said which tap it was; null: it wasn't taken.
export function named(message, item, query) {
  const place = key(message.id, item.data);
  if (query === null || answered.delete(query)) stop(place);
  else if (spinning.has(place)) spinning.set(place, query);
}

export function answer(query) {
  const found = [...spinning].find(([, known]) => known === query);
  if (found) stop(found[0]);
  else answered.add(query);
}

function stop(place) {
  spinning.delete(place);
  show(place, false);
}

function show(place, busy) {
  for (const node of document.querySelectorAll(".inline button[data-place]")) {
    if (node.dataset.place === place) busy ? node.setAttribute("aria-busy", "true") : node.removeAttribute("aria-busy");
  }
}
