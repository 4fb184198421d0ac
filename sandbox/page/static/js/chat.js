// One chat: header, messages, composer. Messages are put in place one by one, so that nothing loses its focus.
import { bubble } from "./bubble.js";
import { named, spin } from "./buttons.js";
import { composer } from "./composer.js";
import { button, el } from "./dom.js";
import { menu } from "./menu.js";
import { post } from "./net.js";
import { face } from "./people.js";
import { chat as messagesOf, store } from "./store.js";
import { day } from "./time.js";

const NEAR = 120; // pixels from the end: whoever reads further up isn't pulled down

export class Chat {
  constructor(id, leave) {
    this.id = id;
    this.leave = leave;
    this.acts = {
      say: (text) => post(`/page/people/${id}/say`, { text }),
      tap: (message, item) => this.tap(message, item),
      isWaiting: (message) => store.waiting.has(message.id),
    };
    this.log = el("div", { class: "log", role: "log", tabindex: 0, "aria-label": "Сообщения" });
    this.title = el("h2", { id: `chat-title-${id}` });
    this.note = el("p");
    this.typing = el("p", { class: "typing", hidden: true, text: "Бот печатает…" });
    this.toasts = el("div", { role: "status", "aria-live": "assertive" });
    this.composer = composer(this);
    this.node = el(
      "section",
      { class: "chat", tabindex: -1, "aria-labelledby": `chat-title-${id}`, data: { chat: id } },
      this.header(), this.toasts, this.log, this.typing, this.composer.node,
    );
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.leave(this);
    });
    this.showGuest();
    this.showAll();
  }

  get guest() {
    return store.guests.get(this.id);
  }

  header() {
    const back = button("←", () => this.leave(this), { class: "icon back", "aria-label": "Назад к списку чатов" });
    const more = menu("⋯", "Ещё", () => [
      this.guest.blocked
        ? ["Разблокировать бота", () => post(`/page/people/${this.id}/unblock`)]
        : ["Заблокировать бота", () => post(`/page/people/${this.id}/block`)],
      ["Закрыть чат", () => this.leave(this, true)],
    ], "down");
    const who = el("div", { class: "who" }, this.title, this.note);
    return el("header", {}, back, face(this.guest), who, more);
  }

  showGuest() {
    this.title.textContent = this.guest.name;
    this.note.textContent = this.guest.blocked ? "Бот заблокирован" : this.guest.note;
    this.composer.show();
  }

  showAll() {
    this.log.replaceChildren();
    for (const message of messagesOf(this.id).values()) this.place(bubble(message, this.acts), message);
    if (!this.log.children.length) this.log.append(el("p", { class: "empty", text: "Здесь пока ничего нет." }));
    requestAnimationFrame(() => this.scrollDown(true));
  }

  show(message) {
    const old = this.log.querySelector(`[data-id="${message.id}"]`);
    if (message.deleted) {
      old?.remove();
      return;
    }
    const near = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
    const node = bubble(message, this.acts);
    if (old) replace(old, node, this.log);
    else {
      this.log.querySelector(".empty")?.remove();
      node.classList.add("fresh");
      this.place(node, message);
      if (!message.own) this.typing.hidden = true;
      if (message.own) this.composer.show();
    }
    if (near || message.own) this.scrollDown();
  }

  place(node, message) {
    const shown = day(new Date(message.at));
    if (this.lastDay !== shown || !this.log.querySelector(".day")) {
      this.log.append(el("div", { class: "day", text: shown }));
      this.lastDay = shown;
    }
    this.log.append(node);
  }

  showTicks() {
    for (const message of messagesOf(this.id).values()) {
      const ticks = message.own && this.log.querySelector(`[data-id="${message.id}"] .ticks`);
      if (!ticks) continue;
      const waiting = store.waiting.has(message.id);
      ticks.textContent = waiting ? "✓" : "✓✓";
      ticks.title = waiting ? "Ждёт бота" : "Бот получил";
      ticks.setAttribute("aria-label", ticks.title);
    }
  }

  async tap(message, item) {
    spin(message, item);
    const answer = await post(`/page/people/${this.id}/tap`, { message: message.id, data: item.data });
    named(message, item, answer && answer.query);
  }

  toast(text, alert) {
    if (alert) {
      const dialog = el("dialog", {}, el("form", { method: "dialog" }, el("p", { text }), el("button", { class: "main", text: "Понятно" })));
      dialog.addEventListener("close", () => dialog.remove());
      this.node.append(dialog);
      dialog.showModal();
      return;
    }
    const line = el("p", { class: "toast", text });
    this.toasts.replaceChildren(line);
    setTimeout(() => line.remove(), 4000);
  }

  showTyping() {
    this.typing.hidden = false;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => (this.typing.hidden = true), 5000);
  }

  scrollDown(atOnce = false) {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: atOnce ? "instant" : undefined });
  }
}

// Whoever stood on a button of the old message shall stand on one of the new, or at least in the chat.
function replace(old, node, log) {
  const buttons = [...old.querySelectorAll("button")];
  const index = buttons.indexOf(document.activeElement);
  old.replaceWith(node);
  if (index < 0) return;
  const fresh = [...node.querySelectorAll("button")];
  (fresh[Math.min(index, fresh.length - 1)] ?? log).focus({ preventScroll: true });
}
