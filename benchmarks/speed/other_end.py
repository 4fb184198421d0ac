"""The other end's process: ``python -m benchmarks.speed.other_end``, a JSON task on its standard input.

It tells its parent on standard output, a JSON line each: the port; that everybody is warm; after the word to
begin, the figures.
"""

import asyncio
import json
import sys
import time
from typing import Any

from benchmarks.speed.connection import Connection
from benchmarks.speed.crowd import Crowd
from benchmarks.speed.people import Head, Person, Talker


async def _serve(task: dict[str, Any]) -> None:
    crowd = Crowd(_people(task))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(crowd.telegram), "127.0.0.1", 0)
    _tell(port=server.sockets[0].getsockname()[1])
    await crowd.warm_up()
    _tell(warm=True, problem=crowd.problem)
    await loop.run_in_executor(None, sys.stdin.readline)
    busy = time.process_time()
    seconds = await crowd.measure(task["updates"])
    _tell(
        seconds=seconds,
        busy=time.process_time() - busy,
        taps=crowd.taps,
        lost=crowd.lost,
        unasked=crowd.unasked,
        problem=crowd.problem,
        calls=crowd.telegram.calls,
    )
    await asyncio.Event().wait()  # the contender is stopped first


def _people(task: dict[str, Any]) -> list[Person]:
    if task["people"] == "heads":
        return [Head(number, code) for number, code in enumerate(task["codes"])]
    return [Talker(number, echo=task["people"] == "echo") for number in range(task["chats"])]


def _tell(**told: Any) -> None:
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(json.loads(sys.stdin.readline())))
