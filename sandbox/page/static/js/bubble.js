// One message as the chat shows it.
import { el } from "./dom.js";
import { rich } from "./entities.js";
import { inlineKeyboard } from "./buttons.js";
import { clockTime, size } from "./time.js";

// `acts`: say(text), tap(message, button) and isWaiting(message), from the chat.
export function bubble(message, acts) {
  const parts = [attachment(message)];
  if (message.text) parts.push(el("div", { class: "text" }, rich(message.text, message.entities, acts.say)));
  const body = el("div", { class: "bubble" }, ...parts, meta(message, acts));
  const who = el("span", { class: "sr-only", text: message.own ? "Вы:" : "Бот:" });
  const side = message.own ? "message own" : "message";
  const keys = message.buttons.length ? inlineKeyboard(message, acts) : null;
  return el("article", { class: side, data: { id: message.id } }, who, body, keys);
}

function meta(message, acts) {
  const moment = new Date(message.at);
  const line = el("span", { class: "meta" });
  if (message.edited) line.append("изменено ");
  line.append(el("time", { datetime: message.at, text: clockTime(moment) }));
  if (message.own) {
    const waiting = acts.isWaiting(message);
    const words = waiting ? "Ждёт бота" : "Бот получил";
    line.append(" ", el("span", { class: "ticks", role: "img", "aria-label": words, title: words, text: waiting ? "✓" : "✓✓" }));
  }
  return line;
}

function attachment(message) {
  const { kind, file, about } = message;
  if (kind === "sticker") return el("div", { class: "sticker", role: "img", "aria-label": `Стикер ${about}`, text: about });
  if (kind === "voice") return el("div", { class: "file", text: `🎤 Голосовое сообщение, ${about}` });
  if (kind === "contact") return el("div", { class: "file", text: `👤 ${about}` });
  if (kind === "location") return el("div", { class: "file", text: "📍 Место на карте" });
  if (!file) return null;
  const href = `/page/files/${encodeURIComponent(file.id)}`;
  if (file.picture) {
    const shown = el("img", { src: href, alt: message.text ? "Картинка к сообщению" : "Картинка" });
    return el("a", { href, target: "_blank", rel: "noopener", title: "Открыть целиком" }, shown);
  }
  const label = el("span", {}, file.name || "Файл", el("small", { text: size(file.size) }));
  return el("a", { class: "file", href, download: file.name || "file" }, el("span", { "aria-hidden": "true", text: "📄" }), label);
}
