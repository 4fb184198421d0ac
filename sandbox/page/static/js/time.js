// The bot's time runs on its own clock, counted on here between two words of the server; always Moscow's.
import { store } from "./store.js";

const zone = "Europe/Moscow";
const format = (options) => new Intl.DateTimeFormat("ru", { timeZone: zone, ...options });
const clockFormat = format({ hour: "2-digit", minute: "2-digit" });
const dayFormat = format({ day: "numeric", month: "long", year: "numeric" });
const weekdayFormat = format({ weekday: "long" });
const shortFormat = format({ day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
const realFormat = new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export function botNow() {
  const { now, speed, read } = store.backstage;
  return new Date(Date.parse(now) + (performance.now() - read) * (speed || 0));
}

export const clockTime = (moment) => clockFormat.format(moment);
export const day = (moment) => dayFormat.format(moment).replace(/ г\.$/, "");
export const weekday = (moment) => weekdayFormat.format(moment);
export const short = (moment) => shortFormat.format(moment).replace(" в ", ", ");
export const real = (seconds) => realFormat.format(new Date(seconds * 1000));

export function size(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} КБ`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} МБ`;
}
