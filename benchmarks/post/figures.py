"""The figures of one run, read from the sandbox's log: what arrived when, and what was refused."""

from math import ceil
from statistics import median
from typing import Any

from sandbox import Person, Sandbox

ALLOWANCE = 30  # messages a second
GOAL = {"share": 0.97, "refused_429": 0, "tap_p95": 1.0}


def figures(sandbox: Sandbox, crowd: list[Person], took: list[float]) -> dict[str, Any]:
    """Rates from the moment when the first full second's messages are out to the crowd's last one."""
    calls = [c for c in sandbox.calls() if c.method.lower() in ("sendmessage", "editmessagetext")]
    ids = {person.id for person in crowd}
    to_crowd = [call.at + call.seconds for call in calls if call.ok and call.chat_id in ids]
    first, last = min(to_crowd), max(to_crowd)
    moments = sorted(at for c in calls if c.ok and first <= (at := c.at + c.seconds) <= last)
    rate = (len(moments) - ALLOWANCE) / (moments[-1] - moments[ALLOWANCE - 1])
    took = sorted(took)
    found: dict[str, Any] = {
        "messages": len(crowd),
        "allowance": ALLOWANCE,
        "per_second": round(rate, 2),
        "share": round(rate / ALLOWANCE, 4),
        "refused_429": sum(call.status == 429 for call in calls),
        "repeated": sum(len(person.messages) - 1 for person in crowd),
        "taps": len(took),
        "tap_median": round(median(took), 3),
        "tap_p95": round(took[ceil(0.95 * len(took)) - 1], 3),
        "tap_worst": round(took[-1], 3),
    }
    met = found["share"] >= GOAL["share"] and found["tap_p95"] <= GOAL["tap_p95"]
    return {**found, "goal": GOAL, "met": met and not found["refused_429"] and not found["repeated"]}
