"""Ticks: two processes, a tick that overruns, a clock that jumps to and fro, a month of downtime.

After each scene every rung that has come has one row that says sent, missed or cancelled, and why; and people
have seen exactly the letters that the rows call sent, each once.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from benchmarks.faults.report import Report
from benchmarks.faults.scenes import downtime, heir, jumps, overrun, two_processes
from benchmarks.faults.sizes import Size
from tests.faults import ledger
from tests.faults.counting import tally
from tests.faults.head import Head, heads_of
from tests.faults.run import in_words
from tests.faults.town import Town, town

Scene = Callable[[Town, list[Head]], Awaitable[datetime]]  # ends at that moment of the bot's clock
SCENES: dict[str, Scene] = {
    "two_processes": two_processes,
    "one_of_two_dies": heir,
    "overrun": overrun,
    "jumps": jumps,
    "downtime": downtime,
}
MAY_REPEAT = ("one_of_two_dies",)  # a kill between Telegram's answer and the stamp
ROWS = "SELECT organisation_id, rung, deadline, state, why, decided_at, planned_at FROM reminders"
FINAL = ("sent", "missed", "cancelled")


async def prove(size: Size, folder: Path) -> Report:
    """Each scene in a town of its own, whose heads have joined and do nothing more."""
    report = Report("ticks", {"heads": size.tick_heads, "scenes": {}})
    for name, scene in SCENES.items():
        async with town(folder / name, size=size.tick_heads) as place:
            heads = heads_of(place, size.tick_heads)
            try:
                for head in heads:
                    await head.join()
                until = await scene(place, heads)
                await place.settled()
            except (AssertionError, TimeoutError, ExceptionGroup) as error:
                report.broken.append(f"{name}: {in_words(error)}")
                continue
            _judge(report, name, place, until)
    return report


def _judge(report: Report, name: str, place: Town, until: datetime) -> None:
    rows = place.rows(ROWS)
    due = [row for row in rows if datetime.fromisoformat(f"{row[6]}+00:00") <= until]
    sent = sum(state == "sent" for *_, state, _, _, _ in due)
    posts = ledger.posts_in(place.rows(ledger.QUERY))
    found = tally(posts, place.witness.deliveries)
    letters = [post for post in posts if post.is_letter]
    gone = [
        f"{rung} of {organisation}: {state} {why}".strip()
        for organisation, rung, _, state, why, decided, _ in due
        if state not in FINAL or decided is None or (state != "sent" and not why)
    ]
    report.figures["scenes"][name] = {
        "rungs": len(due),
        "sent": sent,
        "missed": sum(row[3] == "missed" for row in due),
        "letters_decided": len(letters),
        "messages_repeated": len(found.repeated),
        "silently_gone": len(gone),
    }
    report.broken += [f"{name}: {words}" for words in gone]
    if len({row[:3] for row in rows}) != len(rows):
        report.broken.append(f"{name}: a rung has two rows")
    if len(letters) != sent:
        report.broken.append(f"{name}: {sent} rungs are called sent, {len(letters)} letters were decided on")
    if name not in MAY_REPEAT:
        report.broken += [f"{name}: seen twice: {one.content[0][:60]}" for one in found.repeated]
    report.broken += [f"{name}: never came: {post.content[0][:60]}" for post in found.undelivered]
    report.broken += [f"{name}: nobody decided on: {one.content[0][:60]}" for one in found.unknown]
