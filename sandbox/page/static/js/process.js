// The bot's process: how it is, and the means to end it badly.
import { button, byId, el } from "./dom.js";
import { post } from "./net.js";
import { notice } from "./notices.js";
import { on, store } from "./store.js";

const WORDS = {
  preparing: "Бот готовится: заносит список детских садов…",
  starting: "Бот запускается…",
  running: "Бот работает",
  stopped: "Бот остановлен",
};

export function startProcess() {
  const state = el("p");
  const why = el("p", { class: "soft" });
  const kill = button("Убить бота (SIGKILL)", () => post("/page/bot", { do: "kill" }), { class: "danger" });
  const start = button("Запустить снова", () => post("/page/bot", { do: "start" }), { class: "main" });
  const again = button("Повторить 5 последних обновлений", redeliver);
  byId("bot").append(
    el("h3", { id: "bot-title", text: "Бот" }), state, why,
    el("div", { class: "row" }, kill, start, again),
    el("p", { class: "soft", text: "Убитый бот ничего не теряет: напишите ему, пока он лежит, и запустите снова." }),
  );

  async function redeliver() {
    const answer = await post("/page/bot", { do: "redeliver" });
    if (answer) notice(`Telegram доставил повторно: ${answer.count}. В чатах ничего измениться не должно.`);
  }

  function show() {
    const { state: now, why: reason } = store.backstage;
    const words = store.online ? WORDS[now] : "Песочница не отвечает. Её остановили?";
    const line = byId("state");
    if (line.textContent !== words) line.textContent = words;
    line.dataset.state = store.online ? now : "stopped";
    state.textContent = words;
    why.textContent = reason;
    why.hidden = !reason;
    kill.disabled = !["starting", "running"].includes(now);
    start.disabled = now !== "stopped";
  }

  on("backstage", show);
  on("filled", show);
}
