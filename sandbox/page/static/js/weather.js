// Bad weather between the bot and Telegram.
import { button, byId, el } from "./dom.js";
import { post } from "./net.js";
import { on, store } from "./store.js";

const CLEAR = { outage: false, delay: 0, too_many: 0, bad_gateway: 0 };

export function startWeather() {
  const outage = el("input", { type: "checkbox", onchange: send });
  const delay = slider("Telegram отвечает медленно", 10, 0.5, (value) => `${String(value).replace(".", ",")} с`);
  const tooMany = slider("Отказы «429, слишком часто»", 50, 5, (value) => `${value} %`);
  const badGateway = slider("Отказы «502, шлюз не отвечает»", 50, 5, (value) => `${value} %`);
  byId("weather").append(
    el("h3", { id: "weather-title", text: "Погода" }),
    el("label", { class: "switch" }, outage, "Telegram недоступен"),
    delay.node, tooMany.node, badGateway.node,
    button("Ясная погода", () => post("/page/weather", CLEAR)),
  );

  function send() {
    post("/page/weather", {
      outage: outage.checked, delay: delay.get(), too_many: tooMany.get(), bad_gateway: badGateway.get(),
    });
  }

  function slider(words, max, step, say) {
    const output = el("output");
    const input = el("input", { type: "range", min: 0, max, step, value: 0, "aria-label": words });
    const tell = () => {
      output.textContent = say(Number(input.value));
      input.setAttribute("aria-valuetext", output.textContent);
    };
    input.addEventListener("input", tell);
    input.addEventListener("change", send);
    tell();
    return {
      node: el("div", { class: "slider" }, el("span", { text: words, "aria-hidden": "true" }), output, input),
      get: () => Number(input.value),
      set: (value) => {
        input.value = value;
        tell();
      },
    };
  }

  function show() {
    outage.checked = store.weather.outage;
    delay.set(store.weather.delay);
    tooMany.set(store.weather.too_many);
    badGateway.set(store.weather.bad_gateway);
  }

  on("weather", show);
  on("filled", show);
}
