// Asking the server, telling it, and listening to it.
import { notice } from "./notices.js";

export async function state() {
  return (await fetch("/page/state")).json();
}

// What was refused is said in the server's own plain word, and null comes back.
export async function post(path, body = {}) {
  return send(path, { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
}

export async function upload(path, form) {
  return send(path, { body: form });
}

async function send(path, options) {
  try {
    const response = await fetch(path, { method: "POST", ...options });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    notice(answer.error || `Не получилось: ответ ${response.status}.`);
  } catch {
    notice("Песочница не отвечает: возможно, её остановили в терминале.");
  }
  return null;
}

const KINDS = ["guest", "message", "waiting", "answer", "toast", "action", "call", "weather", "backstage", "guide"];

// The browser reconnects by itself and says by Last-Event-ID where it stopped.
export function listen(after, onEvent, onReset, onLine) {
  const source = new EventSource(`/page/events?after=${encodeURIComponent(after)}`);
  for (const kind of KINDS) source.addEventListener(kind, (event) => onEvent(kind, JSON.parse(event.data)));
  source.addEventListener("reset", () => {
    source.close();
    onReset();
  });
  source.addEventListener("open", () => onLine(true));
  source.addEventListener("error", () => onLine(false));
}
