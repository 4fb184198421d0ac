// Five steps of the first visit. They tick themselves off; hidden once, the guide stays away.
import { button, byId, el, recall, remember } from "./dom.js";
import { on, store } from "./store.js";

export function startGuide() {
  let all = false;
  byId("guide-show").addEventListener("click", () => hide(false));

  function hide(hidden) {
    remember("guide hidden", hidden);
    show();
    (hidden ? byId("guide-show") : byId("guide").querySelector("button")).focus();
  }

  function show() {
    const hidden = recall("guide hidden", false);
    byId("guide").hidden = hidden;
    byId("guide-show").hidden = !hidden;
    const held = byId("guide").contains(document.activeElement) ? document.activeElement.textContent : null;
    const steps = store.guide;
    const number = steps.findIndex((step) => !step.done);
    const next = steps[number];
    const words = next
      ? [el("strong", { text: `Шаг ${number + 1} из ${steps.length}. ${next.title}. ` }), el("span", { class: "how", text: next.how })]
      : [el("strong", { text: "Все шаги пройдены. " }), el("span", { class: "how", text: "Теперь испортите погоду или убейте бота за кулисами: ответы не потеряются." })];
    const buttons = [
      button(all ? "Свернуть" : "Все шаги", () => { all = !all; show(); }, { "aria-expanded": String(all) }),
      button("Скрыть", () => hide(true), { class: "hide" }),
    ];
    const list = el("ol", { hidden: !all }, ...steps.map((step) =>
      el("li", { class: step.done ? "done" : "" }, step.title, step.done ? el("span", { class: "sr-only", text: ", сделано" }) : el("div", { class: "how", text: step.how }))));
    byId("guide").replaceChildren(
      el("div", { class: "row" }, el("p", { class: "words", role: "status" }, ...words), el("div", { class: "row" }, ...buttons)), list);
    if (held) [...byId("guide").querySelectorAll("button")].find((b) => ["Все шаги", "Свернуть"].includes(b.textContent))?.focus();
  }

  on("guide", show);
  on("filled", show);
}
