"""Reads the file of a meeting: a decision file with a ``meeting``, or one without a decision.

Where it holds anything of a decision's own it is read as a whole decision file, so that a misspelt
``tasks`` is told, and doesn't make a meeting without a decision of it.
"""

from pathlib import Path

from core.meeting import MeetingPlan
from papers.decision_errors import Place, Problems
from papers.decision_file import checked, grown, read_text
from papers.decision_schema import DecisionNode, MeetingOnlyNode
from papers.decision_tree import Group, Rows


def load_meeting(path: Path) -> MeetingPlan:
    """The meeting in a file.

    Raises:
        DecisionFileError: the file can't be read, or holds no meeting; names every mistake in it.
    """
    return parse_meeting(*read_text(path))


def parse_meeting(text: str, name: str) -> MeetingPlan:
    """The meeting in a text; ``name`` stands for the file in messages.

    Raises:
        DecisionFileError: the text holds no meeting; names every mistake in it.
    """
    problems = Problems(name)
    tree = grown(text, problems)
    _sittings(tree, problems)
    if not set(tree) & set(DecisionNode.keys()) - set(MeetingOnlyNode.keys()):
        return checked(tree, problems, MeetingOnlyNode).build()
    decision = checked(tree, problems, DecisionNode).build()
    if decision.meeting is None:  # told by ``_sittings``
        raise AssertionError(f"{name} has no meeting")
    return MeetingPlan(decision.id, decision.short_title, decision.meeting, decision.practical_task, decision)


def _sittings(tree: Group, problems: Problems) -> None:
    """Heads choose one: a meeting that they are invited to has its times."""
    meeting = tree.get("meeting")
    if meeting is None:
        problems.add(tree.places.get("meeting", Place("meeting", 1)), "this key is missing")
    elif isinstance(meeting, Group):
        rows = meeting.get("subgroups")
        if rows is None or (isinstance(rows, Rows) and not rows and not rows.incomplete):
            place = meeting.places.get("subgroups", tree.places["meeting"])
            problems.add(place, "a meeting needs at least one subgroup with its time: '- starts: \"9:00\"'")
