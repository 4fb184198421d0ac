// The paper clip: a picture, files, a voice, a sticker, one's phone.
import { el } from "./dom.js";
import { menu } from "./menu.js";
import { post, upload } from "./net.js";
import { notice } from "./notices.js";
import { size } from "./time.js";

const LARGEST = 20 * 1024 * 1024; // bytes: a bot can't fetch more
const MOST = 10;

export function attachMenu(id, field) {
  const picture = input(true, "image/*");
  const files = input(false);
  const node = menu("📎", "Приложить", () => [
    ["Фото", () => picture.click(), "Можно несколько"],
    ["Файл", () => files.click(), "До 20 МБ"],
    ["Голосовое", () => post(`/page/people/${id}/voice`), "Три секунды тишины"],
    ["Стикер", () => post(`/page/people/${id}/sticker`)],
    ["Свой номер телефона", () => post(`/page/people/${id}/contact`)],
  ]);
  node.append(picture, files);
  return node;

  function input(photo, accept) {
    const label = photo ? "Выбрать фото" : "Выбрать файл";
    const chooser = el("input", { type: "file", multiple: true, accept, hidden: true, "aria-label": label });
    chooser.addEventListener("change", () => {
      send([...chooser.files], photo);
      chooser.value = "";
    });
    return chooser;
  }

  async function send(chosen, photo) {
    const big = chosen.find((file) => file.size > LARGEST);
    if (big) return notice(`«${big.name}» занимает ${size(big.size)}, а боты Telegram получают файлы до 20 МБ. Уменьшите его или пришлите ссылку.`);
    if (chosen.length > MOST) return notice(`За один раз можно отправить не больше ${MOST} файлов.`);
    const form = new FormData();
    form.append("caption", field.value.trim());
    form.append("photo", photo ? "1" : "0");
    for (const file of chosen) form.append("file", file);
    if (chosen.length && (await upload(`/page/people/${id}/files`, form)) !== null) field.value = "";
  }
}
