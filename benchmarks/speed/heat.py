"""One heat: one contender and its other end, two processes, until all updates are answered."""

import asyncio
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from benchmarks import town
from benchmarks.processes import ROOT, cpu_seconds, end, hear, say, start
from benchmarks.speed.lineup import TOKEN, Contender
from benchmarks.speed.profiling import profiled

LONGEST = 300.0  # seconds of a heat; then it has failed


class HeatFailed(Exception):
    """The contender's figures would mean nothing; the message says why."""


@dataclass(frozen=True)
class Result:
    """What one heat has shown."""

    updates: int
    seconds: float
    cpu: float  # seconds of the contender's, all threads; start-up and warming-up not counted
    other_end: float  # seconds of the other end's
    taps: int
    stored: int  # answers that the measured updates left in the contender's database
    lost: int  # updates that had to be repeated because no reply came
    calls: dict[str, int]  # what the contender asked of the other end

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.seconds


def run(contender: Contender, chats: int, updates: int, place: Path, profile: Path | None = None) -> Result:
    """Run it in a fresh folder under ``place``. HeatFailed with the contender's last words."""
    task: dict[str, Any] = {"people": contender.people, "chats": chats, "updates": updates}
    with tempfile.TemporaryDirectory(prefix=f"{contender.letter}-", dir=place) as name:
        folder = Path(name)
        if contender.people == "heads":
            task["codes"] = asyncio.run(town.prepare(folder, chats))
        with (folder / "bot.log").open("w+") as log:
            try:
                return _run(contender, task, folder, log, profile)
            except HeatFailed as failed:
                log.seek(0)
                raise HeatFailed(f"{contender.letter}: {failed}\n{log.read()[-2000:]}") from None


def _run(
    contender: Contender, task: dict[str, Any], folder: Path, log: IO[str], profile: Path | None
) -> Result:
    other = start(["-m", "benchmarks.speed.other_end"], ROOT, log, {}, talks=True)
    running = [other]
    over = threading.Event()
    try:
        say(other, task)
        environment = {
            "BOT_TOKEN": TOKEN,
            "BOT_USERNAME": "vsoko_speed_bot",
            "BOT_API_URL": f"http://127.0.0.1:{_told(other)['port']}",
            "DATA_DIR": str(folder),
            **contender.environment,
        }
        bot = start(contender.command, folder, log, environment)
        running.insert(0, bot)
        threading.Thread(target=_guard, args=(bot, other, over)).start()
        _told(other)  # everybody is warm
        return _measure(contender, bot, other, folder, task["updates"], profile)
    finally:
        over.set()
        for process in running:
            end(process)


def _measure(
    contender: Contender,
    bot: subprocess.Popen[str],
    other: subprocess.Popen[str],
    folder: Path,
    updates: int,
    profile: Path | None,
) -> Result:
    database = folder / contender.database
    before = town.count(database, contender.stored) if contender.stored else 0
    with profiled(bot.pid, profile):
        cpu = cpu_seconds(bot.pid)
        say(other, "begin")
        told = _told(other)
        cpu = cpu_seconds(bot.pid) - cpu
    stored = town.count(database, contender.stored) - before if contender.stored else 0
    if told["unasked"]:
        raise HeatFailed(f"{told['unasked']} messages were no reply to anything")
    return Result(
        updates, told["seconds"], cpu, told["busy"], told["taps"], stored, told["lost"], told["calls"]
    )


def _guard(bot: subprocess.Popen[str], other: subprocess.Popen[str], over: threading.Event) -> None:
    """End the other end, and so the heat, when there is nobody to wait for any more."""
    for _ in range(int(LONGEST / 0.2)):
        if over.wait(0.2):
            return
        if bot.poll() is not None:
            break
    other.kill()


def _told(other: subprocess.Popen[str]) -> dict[str, Any]:
    told = hear(other)
    if not told:
        raise HeatFailed(f"it ended by itself, or took more than {LONGEST:g} s; its log:")
    if problem := told.get("problem"):
        raise HeatFailed(str(problem))
    return told
