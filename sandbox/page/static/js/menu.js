// A button that opens a short list of actions; arrows walk in it, Escape closes it.
import { button, el } from "./dom.js";

// `items` is asked anew each time: [label, action, more words].
export function menu(sign, label, items, where = "") {
  const list = el("ul", { hidden: true });
  const opener = button(sign, () => (list.hidden ? open() : close()), {
    class: "icon", "aria-label": label, title: label, "aria-expanded": "false", "aria-haspopup": "true",
  });
  const root = el("div", { class: `menu ${where}` }, opener, list);

  function open() {
    const rows = items().map(([words, act, more]) => el("li", {}, entry(words, act, more)));
    list.replaceChildren(...rows);
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  }

  function close() {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  }

  function entry(words, act, more) {
    const node = button(words, () => {
      close();
      opener.focus();
      act();
    });
    if (more) node.append(el("small", { text: more }));
    return node;
  }

  root.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const buttons = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
      opener.focus();
    }
  });
  root.addEventListener("focusout", (event) => root.contains(event.relatedTarget) || close());
  return root;
}
