// One more person: with the invitation of a kindergarten, or with none.
import { el } from "./dom.js";
import { post } from "./net.js";
import { store } from "./store.js";

export function openInvite() {
  const { invitations } = store.backstage;
  const name = el("input", { type: "text", required: true, maxlength: 60, autocomplete: "off" });
  const options = invitations.map((item, index) => el("option", { value: index, text: item.kindergarten }));
  const choice = el("select", {}, ...options, el("option", { value: "", text: "Без приглашения" }));
  const suggest = () => {
    // The roster has «Фамилия Имя Отчество», a messenger «Имя Фамилия».
    const [last = "", first = ""] = (invitations[choice.value]?.head ?? "").split(" ");
    name.value = choice.value === "" ? "Ещё один прохожий" : `${first} ${last}`.trim();
  };
  choice.addEventListener("change", suggest);
  suggest();

  const title = el("h2", { text: "Добавить человека", id: "invite-title" });
  const form = el(
    "form",
    { method: "dialog", onsubmit: add },
    title,
    el("label", {}, "Чьё приглашение у него в руках", choice),
    el("label", {}, "Имя", name),
    el("p", { hidden: invitations.length > 0, text: "Приглашения появятся, когда бот подготовится." }),
    el("div", { class: "row" }, el("button", { class: "main", text: "Добавить" }), el("button", { type: "button", text: "Отмена", onclick: () => dialog.close() })),
  );
  const dialog = el("dialog", { "aria-labelledby": "invite-title" }, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  async function add() {
    const chosen = invitations[choice.value];
    const note = chosen ? `Приглашение: ${chosen.kindergarten}` : "Без приглашения";
    const answer = await post("/page/people", { name: name.value, note, link: chosen?.link ?? "" });
    if (answer) location.hash = `chat-${answer.id}`;
  }
}
