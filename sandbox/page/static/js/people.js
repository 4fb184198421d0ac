// The list of people whom the page plays, newest words first seen.
import { button, byId, el, recall, remember } from "./dom.js";
import { openInvite } from "./invite.js";
import { chat as messagesOf, store } from "./store.js";

const seen = new Map(recall("seen", [])); // the newest message read in each chat

export function face(guest) {
  const letters = guest.name.split(" ").map((word) => word[0]).join("").slice(0, 2);
  return el("span", { class: `face h${[...store.guests.keys()].indexOf(guest.id) % 5}`, "aria-hidden": "true", text: letters });
}

export function markSeen(id) {
  const newest = Math.max(0, ...messagesOf(id).keys());
  if (seen.get(id) === newest) return;
  seen.set(id, newest);
  remember("seen", [...seen]);
}

// `open` says which chats are open now.
export function showPeople(open) {
  const root = byId("people");
  const held = document.activeElement?.closest("#people a")?.hash;
  const rows = [...store.guests.values()].map((guest) => el("li", {}, row(guest, open.includes(guest.id))));
  const add = button("Добавить человека", openInvite, { class: "add" });
  root.replaceChildren(el("h2", { text: "Люди" }), el("ul", {}, ...rows), add);
  if (held) root.querySelector(`a[href="${held}"]`)?.focus();
}

function row(guest, isOpen) {
  const messages = [...messagesOf(guest.id).values()];
  const last = messages.at(-1);
  const unread = messages.filter((message) => !message.own && message.id > (seen.get(guest.id) ?? 0)).length;
  const words = el(
    "span",
    {},
    el("strong", { text: guest.name }),
    el("span", { class: "note", text: guest.note }),
    el("span", { class: "last", text: last ? preview(last) : "Ещё не писали боту" }),
  );
  const count = unread ? el("span", { class: "unread", text: unread, "aria-label": `Непрочитанных: ${unread}` }) : null;
  return el("a", { href: `#chat-${guest.id}`, "aria-current": isOpen ? "true" : undefined }, face(guest), words, count);
}

function preview(message) {
  const kinds = { photo: "Фото", document: "Файл", voice: "Голосовое", sticker: "Стикер", contact: "Контакт" };
  const text = message.text.split("\n").find((line) => line.trim()) ?? kinds[message.kind] ?? "";
  return message.own ? `Вы: ${text || kinds[message.kind] || ""}` : text;
}
