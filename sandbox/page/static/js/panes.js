// Which chats are open. The address says which one is in front, so the phone's own «back» works too.
import { Chat } from "./chat.js";
import { byId, el, recall, remember } from "./dom.js";
import { markSeen, showPeople } from "./people.js";
import { on, store } from "./store.js";

const NARROWEST = 290; // pixels of a chat among others
let chats = []; // in the order of the columns
let pane = "people";

const isWide = () => matchMedia("(min-width: 900px)").matches;
const room = () => (isWide() ? Math.max(1, Math.floor(byId("chats").clientWidth / NARROWEST)) : 1);

export function startPanes() {
  on("filled", () => {
    chats = [];
    byId("chats").replaceChildren();
    const kept = recall("open", []).filter((id) => store.guests.has(id));
    for (const id of isWide() && !kept.length ? [...store.guests.keys()].slice(0, 2) : kept) open(id);
    route();
  });
  on("message", (message) => {
    find(message.chat)?.show(message);
    refresh();
  });
  on("guest", (guest) => {
    const opened = find(guest.id);
    opened?.showGuest();
    // Whoever was just added is in the address before their event has come.
    if (!opened && location.hash === `#chat-${guest.id}`) route();
    refresh();
  });
  on("waiting", () => chats.forEach((chat) => chat.showTicks()));
  on("toast", (toast) => find(toast.chat)?.toast(toast.text, toast.alert));
  on("action", (action) => find(action.chat)?.showTyping());
  addEventListener("hashchange", route);
  addEventListener("resize", () => {
    while (chats.length > room()) close(chats.find((chat) => !chat.node.classList.contains("active")) ?? chats[0]);
  });
}

function route() {
  const id = Number(location.hash.match(/^#chat-(\d+)$/)?.[1]);
  if (store.guests.has(id)) {
    const chat = open(id);
    pane = "chat";
    chats.forEach((other) => other.node.classList.toggle("active", other === chat));
    requestAnimationFrame(() => {
      chat.scrollDown(true);
      // On a phone the field would bring up the keyboard over the very messages.
      isWide() ? chat.composer.focus() : chat.node.focus();
    });
  } else if (location.hash !== "#chats") {
    pane = location.hash === "#backstage" ? "backstage" : "people";
  }
  refresh();
}

function open(id) {
  const known = find(id);
  if (known) return known;
  while (chats.length && chats.length >= room()) close(chats[0]);
  const chat = new Chat(id, leave);
  chats.push(chat);
  byId("chats").querySelector(".nobody")?.remove();
  byId("chats").append(chat.node);
  remember("open", chats.map((other) => other.id));
  return chat;
}

function close(chat) {
  chats = chats.filter((other) => other !== chat);
  chat.node.remove();
  remember("open", chats.map((other) => other.id));
}

// «Back» and Escape lead to the list; on a wide screen the chat stays open beside it unless it was closed.
function leave(chat, forGood = false) {
  if (forGood) close(chat);
  location.hash = "people";
  pane = "people"; // at once: what is hidden can't be focused
  refresh();
  byId("people").querySelector(`a[href="#chat-${chat.id}"]`)?.focus();
}

function refresh() {
  byId("panes").dataset.pane = pane;
  const visible = isWide() ? chats : chats.filter((chat) => pane === "chat" && chat.node.classList.contains("active"));
  for (const chat of visible) markSeen(chat.id);
  if (!chats.length && !byId("chats").querySelector(".nobody")) {
    byId("chats").append(el("p", { class: "nobody", text: "Выберите человека слева: за него и будете писать боту." }));
  }
  showPeople(visible.map((chat) => chat.id));
  for (const tab of document.querySelectorAll(".tabs a")) {
    tab.hash === `#${pane}` ? tab.setAttribute("aria-current", "page") : tab.removeAttribute("aria-current");
  }
}

const find = (id) => chats.find((chat) => chat.id === id);
