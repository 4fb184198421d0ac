// Where a person writes; or starts the bot, or lets it in again.
import { attachMenu } from "./attach.js";
import { button, el } from "./dom.js";
import { startCode } from "./entities.js";
import { menu } from "./menu.js";
import { post } from "./net.js";
import { chat as messagesOf, store } from "./store.js";

export function composer(chat) {
  const node = el("div", { class: "composer" });
  const field = el("textarea", { rows: 1, placeholder: "Сообщение", "aria-label": `Сообщение боту, пишет ${chat.guest.name}`, maxlength: 4096 });
  const form = el(
    "form",
    { onsubmit: send },
    menu("/", "Команды бота", commands),
    attachMenu(chat.id, field),
    field,
    el("button", { class: "icon", "aria-label": "Отправить", title: "Отправить", text: "➤" }),
  );
  let shown = "";
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  async function send(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    if ((await chat.acts.say(text)) === null) field.value = text; // nothing typed is lost to a refusal
  }

  function commands() {
    const known = chat.guest.commands;
    if (!known.length) return [["/start", () => chat.acts.say("/start"), "Бот ещё не прислал список команд"]];
    return known.map((item) => [`/${item.command}`, () => chat.acts.say(`/${item.command}`), item.description]);
  }

  function replyKeyboard(keyboard) {
    const press = (item) =>
      item.contact ? post(`/page/people/${chat.id}/contact`) : chat.acts.say(item.text);
    const rows = keyboard.rows.map((row) => el("div", {}, ...row.map((item) => button(item.text, () => press(item)))));
    return el("div", { class: "reply-keyboard", role: "group", "aria-label": "Клавиатура бота" }, ...rows);
  }

  function starters() {
    const { link } = chat.guest;
    const start = button("Запустить", () => chat.acts.say("/start"), { class: link ? "wide" : "main wide" });
    if (!link) return [start];
    const code = startCode(new URL(link)) ?? "";
    return [button("Открыть приглашение", () => chat.acts.say(`/start ${code}`), { class: "main wide" }), start];
  }

  // Built anew only when it is another thing: what is being typed stays.
  function show() {
    const { guest } = chat;
    const started = messagesOf(chat.id).size > 0;
    const state = JSON.stringify([guest.blocked, started, started ? guest.keyboard : guest.link]);
    if (state === shown) return;
    shown = state;
    const held = node.contains(document.activeElement);
    if (guest.blocked) node.replaceChildren(button("Разблокировать бота", () => post(`/page/people/${chat.id}/unblock`), { class: "main wide" }));
    else if (!started) node.replaceChildren(...starters());
    else node.replaceChildren(form, ...(guest.keyboard ? [replyKeyboard(guest.keyboard)] : []));
    if (held) (node.querySelector("textarea") ?? node.querySelector("button")).focus();
  }

  return { node, show, focus: () => (node.querySelector("textarea") ?? node.querySelector("button"))?.focus() };
}
