// What the bot asked of Telegram and what came back, newest first, a line each.
import { byId, el } from "./dom.js";
import { on, store } from "./store.js";
import { real } from "./time.js";

const MOST = 200; // lines; the older ones would only slow the page down

export function startCalls() {
  const list = el("ol", { class: "requests" });
  const idle = el("input", { type: "checkbox", onchange: showAll });
  byId("calls").append(
    el("h3", { id: "calls-title", text: "Запросы бота" }),
    el("label", { class: "switch" }, idle, "Показывать пустые опросы"),
    list,
  );

  function showAll() {
    list.replaceChildren();
    for (const call of store.calls) show(call);
  }

  function show(call) {
    if (call.idle && !idle.checked) return;
    list.prepend(line(call));
    while (list.children.length > MOST) list.lastChild.remove();
  }

  on("filled", showAll);
  on("call", show);
}

function line(call) {
  const [kind, outcome] = outcomeOf(call);
  const who = store.guests.get(call.chat)?.name;
  const what = [call.method, who && `→ ${who}`, call.words && `«${call.words}»`, call.count && `получено: ${call.count}`];
  const summary = el(
    "summary",
    {},
    el("time", { text: real(call.at) }),
    el("span", { class: "what", text: what.filter(Boolean).join(" ") }),
    el("span", { class: kind, text: outcome }),
  );
  const details = el("details", {}, summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      const words = [call.fault && `погода: ${call.fault}`, call.refusal, `${call.ms} мс`].filter(Boolean).join("; ");
      details.append(el("pre", { tabindex: 0, text: `${words}\n${call.details}` }));
    }
  });
  return el("li", {}, details);
}

function outcomeOf(call) {
  if (call.status === 200) return ["good", call.fault ? `200, ${call.ms} мс` : "200"];
  if (call.status === 0) return ["lost", "без ответа"];
  return ["bad", String(call.status)];
}
