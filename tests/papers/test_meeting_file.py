"""The file of a meeting: with a decision's draft or without; what is wrong is told by line."""

from pathlib import Path

import pytest

from core.decision import Subgroup
from papers.decision_file import DecisionFileError
from papers.meeting_file import load_meeting, parse_meeting

SEED = Path(__file__).resolve().parents[2] / "decisions" / "vsoko-2020.yaml"
ALONE = """\
format: 1
id: spring
meeting:
  title: Весеннее совещание
  topic: О подготовке к лету
  day: 2020-03-05
  place: Актовый зал
  subgroups:
    - starts: "9:00"
      capacity: 30
    - starts: "12:00"
"""


def told(text: str) -> list[str]:
    """Every mistake, as a person reads it."""
    with pytest.raises(DecisionFileError) as refused:
        parse_meeting(text, "file")
    return str(refused.value).splitlines()


def test_the_seed_is_a_meeting_with_its_decision() -> None:
    plan = load_meeting(SEED)
    assert plan.slug == "vsoko_2020"
    assert plan.decision is not None
    assert len(plan.decision.tasks) == 6
    assert plan.practical_task is not None
    assert [item.minutes for item in plan.meeting.agenda] == [5, 30, 30, 5]


def test_a_meeting_needs_no_decision() -> None:
    plan = parse_meeting(ALONE, "file")
    assert plan.decision is None
    assert (plan.slug, plan.title) == ("spring", "Весеннее совещание")
    assert plan.meeting.subgroups[0] == Subgroup(1, plan.meeting.subgroups[0].starts, 30)


def test_a_misspelt_task_makes_no_meeting_without_a_decision() -> None:
    (line,) = [one for one in told(f"{ALONE}deadline: 2020-09-01\ntask: []\n") if ": task: " in one]
    assert "unknown key 'task'; did you mean 'tasks'?" in line
    known = "format, id, title, short_title, meeting, practical_task"
    assert told(f"{ALONE}task: []\n") == [f"file:12: task: unknown key 'task' (known here: {known})"]


def test_without_a_meeting_or_its_times_there_is_nothing_to_invite_to() -> None:
    assert told("format: 1\nid: spring\n") == ["file:1: meeting: this key is missing"]
    without = ALONE.split("  subgroups:")[0]
    assert told(without) == [
        "file:3: meeting: a meeting needs at least one subgroup with its time: '- starts: \"9:00\"'"
    ]
