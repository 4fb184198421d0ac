// The page: fill the store from a snapshot, then follow the server's events.
import { answer } from "./buttons.js";
import { startCalls } from "./calls.js";
import { startClock } from "./clock.js";
import { startGuide } from "./guide.js";
import { listen, state } from "./net.js";
import { startPanes } from "./panes.js";
import { startProcess } from "./process.js";
import { apply, fill, on, setOnline } from "./store.js";
import { startWeather } from "./weather.js";

async function follow() {
  try {
    const snapshot = await state();
    fill(snapshot);
    listen(snapshot.last, apply, follow, setOnline);
  } catch {
    setOnline(false);
    setTimeout(follow, 2000);
  }
}

startProcess();
startClock();
startWeather();
startCalls();
startGuide();
startPanes();
on("answer", ({ query }) => answer(query));
follow();
