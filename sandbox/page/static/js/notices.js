// A word from the page itself, at the bottom, read out by screen readers.
import { byId, el } from "./dom.js";

export function notice(text) {
  const line = el("p", { text });
  byId("notices").append(line);
  setTimeout(() => line.remove(), 6000);
}
