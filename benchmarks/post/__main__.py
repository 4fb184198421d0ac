"""How well Telegram's allowance is used: a crowd's messages wait, and a few heads tap meanwhile.

The real bot, a process of its own, at MESSAGES_PER_SECOND=30 against the strict sandbox: 30 in any second,
one a second in a chat, and every request held up by up to 20 ms. ``python -m benchmarks.post [--full]``.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import machine, town
from benchmarks.post.figures import ALLOWANCE, figures
from benchmarks.processes import ROOT, end, start
from benchmarks.speed.people import Head
from core.outgoing import Post, Priority
from sandbox import Fault, FaultKind, Manners, Person, Sandbox
from screens.screen import Screen, dump_screen
from storage import outbox

TOKEN = "123456:POST"
JITTER: dict[Fault | FaultKind, float] = {
    Fault(FaultKind.DELAY, n * 0.020 / 15): 1 / 16 for n in range(16)
}  # 0 to 20 ms, evenly
TAPPERS = 4  # so that there are enough taps to speak of a percentile; each taps as a person does
READY = 4 * TAPPERS  # heads who have joined: a checklist takes one and a half minutes, then the next taps on
REST = 6.0  # seconds after joining: else a chat's own limit, five in five seconds, is what is measured
PAUSE = (1.2, 1.8)  # seconds between a reply and the next tap


async def measure(messages: int, folder: Path) -> dict[str, Any]:
    """Let so many wait, and see them out."""
    codes = await town.prepare(folder, READY)
    sandbox = Sandbox(TOKEN, manners=Manners(timeout=60.0))
    sandbox.faults.weather(JITTER)
    with (folder / "bot.log").open("w") as log:
        async with sandbox.serve() as base_url:
            bot = start(["-m", "bot", "run"], folder, log, _environment(folder, base_url))
            measuring = asyncio.create_task(_measure(sandbox, codes, messages, folder))
            try:
                while not measuring.done():
                    await asyncio.wait([measuring], timeout=0.5)
                    if bot.poll() is not None:
                        raise AssertionError("the bot has ended; its log:")
                return measuring.result()
            finally:
                measuring.cancel()
                await asyncio.gather(measuring, return_exceptions=True)
                await asyncio.to_thread(end, bot)


def _environment(folder: Path, base_url: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": base_url,
        "DATA_DIR": str(folder),
        "CLOCK_START": town.START,
        "MESSAGES_PER_SECOND": str(ALLOWANCE),
    }


async def _measure(sandbox: Sandbox, codes: list[str], messages: int, folder: Path) -> dict[str, Any]:
    heads = [(sandbox.person("Глава"), Head(number, code)) for number, code in enumerate(codes)]
    await asyncio.gather(*(_joins(person, head) for person, head in heads))
    await asyncio.sleep(REST)
    crowd = [sandbox.person("Адресат") for _ in range(messages)]
    for person in crowd:
        person.user.started = True  # long ago
    await _enqueue(folder, [person.id for person in crowd])
    took: list[float] = []
    everybody = asyncio.create_task(_until_all_have_it(crowd))
    ready = iter(heads)
    tapping = [asyncio.create_task(_taps(ready, took)) for _ in range(TAPPERS)]
    try:
        async with asyncio.timeout(60 + 2 * messages / ALLOWANCE):
            await asyncio.wait([everybody, *tapping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (everybody, *tapping):
            task.cancel()
        ended = await asyncio.gather(everybody, *tapping, return_exceptions=True)
    for problem in ended:
        if isinstance(problem, Exception):
            raise problem
    return figures(sandbox, crowd, took)


async def _enqueue(folder: Path, chats: list[int]) -> None:
    """From outside, as `decision publish` does it: the bot finds them by itself."""
    screen = dump_screen(Screen("Опубликовано решение совещания."))
    async with town.opened(folder) as here:
        at = here.local_now()
        posts = [Post(chat, screen, Priority.BROADCAST) for chat in chats]
        await here.database.write(lambda c: [outbox.enqueue(c, post, at) for post in posts])


async def _until_all_have_it(crowd: list[Person]) -> None:
    while not all(person.messages for person in crowd):  # noqa: ASYNC110 - the sandbox is only looked at
        await asyncio.sleep(0.25)


async def _joins(person: Person, head: Head) -> None:
    while not head.ready:
        await _step(person, head)


async def _taps(ready: Iterator[tuple[Person, Head]], took: list[float]) -> None:
    """Go through the checklist at a person's pace; who is done leaves the place to the next one."""
    loop = asyncio.get_running_loop()
    for person, head in ready:
        while not head.done:
            await asyncio.sleep(random.uniform(*PAUSE))
            started = loop.time()
            await _step(person, head)
            took.append(loop.time() - started)
    raise AssertionError("all heads are done before the crowd has its messages: READY is too small")


async def _step(person: Person, head: Head) -> None:
    deed = head.deed()
    if deed.on is None:
        await person.say(deed.text)
    else:
        await person.tap(deed.text, person.screen)
    head.sees(person.screen.payload)


def main() -> None:
    """One run, one JSON line; exit 1 where it couldn't be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.post", description=__doc__)
    parser.add_argument("--full", action="store_true", help="3,000 messages")
    parser.add_argument("--messages", type=int)
    asked = parser.parse_args()
    messages = asked.messages or (3000 if asked.full else 600)
    (ROOT / ".bench").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="post-", dir=ROOT / ".bench") as folder:
        about = machine.described(Path(folder))
        try:
            found = asyncio.run(measure(messages, Path(folder)))
        except (AssertionError, ValueError, TimeoutError) as problem:
            log = (Path(folder) / "bot.log").read_text(encoding="utf-8")
            sys.exit(f"post: {problem or 'not everybody got the message'}\n{log[-2000:]}")
    print(json.dumps({"benchmark": "post", **found, "machine": about}, ensure_ascii=False))


if __name__ == "__main__":
    main()
