// What the page knows; the server's snapshot and events are the only things that change it.

export const store = {
  bot: { name: "", username: "" },
  guests: new Map(),
  messages: new Map(), // of a chat: Map of id → message
  waiting: new Set(), // messages that the bot hasn't taken yet
  calls: [],
  weather: {},
  backstage: {},
  guide: [],
  online: true,
};

const listeners = new Map();

export function on(kind, listener) {
  if (!listeners.has(kind)) listeners.set(kind, []);
  listeners.get(kind).push(listener);
}

function tell(kind, data) {
  for (const listener of listeners.get(kind) ?? []) listener(data);
}

export function fill(snapshot) {
  store.bot = snapshot.bot;
  store.guests = new Map(snapshot.guests.map((guest) => [guest.id, guest]));
  store.messages = new Map();
  for (const message of snapshot.messages) put(message);
  store.waiting = new Set(snapshot.waiting);
  store.calls = snapshot.calls;
  store.weather = snapshot.weather;
  store.guide = snapshot.guide;
  takeBackstage(snapshot.backstage);
  tell("filled");
}

export function apply(kind, data) {
  if (kind === "guest") store.guests.set(data.id, data);
  if (kind === "message") put(data);
  if (kind === "waiting") store.waiting = new Set(data.messages);
  if (kind === "call") {
    store.calls.push(data);
    if (store.calls.length > 400) store.calls.shift();
  }
  if (kind === "weather") store.weather = data;
  if (kind === "guide") store.guide = data.steps;
  if (kind === "backstage") takeBackstage(data);
  tell(kind, data);
}

export function setOnline(online) {
  if (store.online === online) return;
  store.online = online;
  tell("backstage");
}

export function chat(id) {
  if (!store.messages.has(id)) store.messages.set(id, new Map());
  return store.messages.get(id);
}

function put(message) {
  if (message.deleted) chat(message.chat).delete(message.id);
  else chat(message.chat).set(message.id, message);
}

function takeBackstage(data) {
  store.backstage = { ...data, read: performance.now() };
}
