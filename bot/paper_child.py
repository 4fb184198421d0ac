"""Running the program that makes papers: how far it is, what came of it, and its end with ours."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from pathlib import Path

import orjson

from bot.paper_order import Made, Order, dump_order, load_made

PROGRAM = "bot.paper_making"
HOME = Path(__file__).parent.parent  # where the packages are, wherever we were started


class Crashed(Exception):
    """The program ended without an answer; ``str()`` is the last of what it said, without words of people."""


async def made_by_child(order: Order, told: Callable[[int, int], None]) -> Made:
    """Have the paper made; ``told`` hears how far it is. Raises Crashed. Cancelled, it ends the program."""
    paths = os.pathsep.join(filter(None, (str(HOME), os.environ.get("PYTHONPATH", ""))))
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", PROGRAM),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        complaints = asyncio.create_task(child.stderr.read())
        child.stdin.write(dump_order(order))
        child.stdin.write_eof()
        made: Made | None = None
        while line := await child.stdout.readline():
            said = orjson.loads(line)
            if isinstance(said, dict):
                made = load_made(said)
            else:
                told(*said)
        said_last = await complaints
        if await child.wait() != 0 or made is None:
            raise Crashed(_last(said_last))
        return made
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


def _last(said: bytes) -> str:
    """The kind of the error alone: what follows may name a person, or the database's password."""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1].partition(":")[0][:100] if lines else "no word"
