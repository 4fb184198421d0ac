// The bot's clock: what it shows, how fast it runs, and jumps.
import { button, byId, el } from "./dom.js";
import { post } from "./net.js";
import { on, store } from "./store.js";
import { botNow, clockTime, day, short, weekday } from "./time.js";

const SPEEDS = [[1, "Как обычно"], [60, "1 с = 1 минута"], [3600, "1 с = 1 час"], [86400, "1 с = 1 день"]];

export function startClock() {
  const face = el("p", { class: "clock-face" });
  const date = el("p", { class: "soft" });
  const coming = el("p", { class: "soft" });
  const speeds = SPEEDS.map(([speed, words]) => {
    const input = el("input", { type: "radio", name: "speed", value: speed, onchange: () => post("/page/clock", { speed }) });
    return el("label", {}, input, words);
  });
  const jumps = [
    button("К следующему напоминанию", () => post("/page/clock", { jump: "reminder" }), { class: "main" }),
    button("+1 день", () => post("/page/clock", { jump: "day" })),
  ];
  byId("clock").append(
    el("h3", { id: "clock-title", text: "Часы бота" }),
    face, date, el("fieldset", { class: "speeds" }, el("legend", { text: "Скорость" }), ...speeds),
    el("div", { class: "row" }, ...jumps), coming,
  );

  function tick() {
    if (!store.backstage.now) return;
    const now = botNow();
    face.textContent = clockTime(now);
    date.textContent = `${day(now)}, ${weekday(now)}`;
    byId("now").textContent = short(now);
  }

  function show() {
    const { state, speed, next_reminder: next } = store.backstage;
    const running = state === "running";
    for (const input of byId("clock").querySelectorAll("input")) {
      if (running) input.checked = Number(input.value) === speed;
      input.disabled = !running;
    }
    for (const jump of jumps) jump.disabled = !running;
    coming.textContent = !running ? "Часы стоят, пока бот не работает."
      : next ? `Следующее напоминание: ${short(new Date(next))}.` : "Напоминаний пока не запланировано.";
    tick();
  }

  on("backstage", show);
  on("filled", show);
  setInterval(tick, 250);
}
