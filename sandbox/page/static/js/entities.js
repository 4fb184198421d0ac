// A text with Telegram's entities, as elements. Offsets are UTF-16 units, which is what JavaScript counts in.
import { el } from "./dom.js";
import { store } from "./store.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

// `say` writes as the chat's person: commands and links that start this bot are tapped, not opened.
export function rich(text, entities, say) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, sorted, say);
}

function build(text, from, to, entities, say) {
  const out = document.createDocumentFragment();
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i++];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    while (i < entities.length && entities[i].offset < end) inner.push(entities[i++]);
    if (end <= start) continue;
    out.append(text.slice(at, start));
    const node = wrap(entity, text.slice(start, end), say);
    node.append(build(text, start, end, inner, say));
    out.append(node);
    at = end;
  }
  out.append(text.slice(at, to));
  return out;
}

function wrap(entity, words, say) {
  if (TAGS[entity.type]) return el(TAGS[entity.type]);
  if (entity.type === "spoiler") return el("span", { class: "spoiler", tabindex: 0 });
  if (entity.type === "bot_command") return el("button", { type: "button", class: "link", onclick: () => say(words) });
  if (entity.type === "url") return link(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`, say);
  if (entity.type === "text_link") return link(entity.url, say);
  if (entity.type === "email") return el("a", { href: `mailto:${words}` });
  return el("span");
}

export function link(raw, say) {
  const url = URL.canParse(raw) ? new URL(raw) : null;
  const code = url && startCode(url);
  if (code !== null && code !== undefined) {
    return el("button", { type: "button", class: "link", onclick: () => say(`/start ${code}`.trim()) });
  }
  if (!url || !["http:", "https:"].includes(url.protocol)) return el("span");
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" });
}

// The code of a link that starts this very bot, or null.
export function startCode(url) {
  const ours = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === store.bot.username.toLowerCase();
  return ours ? url.searchParams.get("start") ?? "" : null;
}
