"""The guide for the person who writes the next decision file is right and complete."""

from datetime import date
from pathlib import Path

from core.decision import Kind, Preset, Purpose, Status
from papers.decision_checks import ChecksNode
from papers.decision_file import parse_decision
from papers.decision_ladder import LadderNode, WindowNode
from papers.decision_meeting import (
    AgendaNode,
    DepartmentTaskNode,
    DirectionNode,
    MeetingNode,
    OwnTaskNode,
    PracticalTaskNode,
    SubgroupNode,
)
from papers.decision_node import Node, OptionNode
from papers.decision_questions import QuestionNode, TaskNode
from papers.decision_schema import DecisionNode

GUIDE = Path(__file__).parents[2] / "docs" / "decision-file.md"


def examples() -> list[str]:
    return [part.split("```")[0] for part in GUIDE.read_text(encoding="utf-8").split("```yaml\n")[1:]]


def test_the_guides_example_is_a_good_decision() -> None:
    (text,) = examples()
    assert parse_decision(text, "guide").deadline == date(2027, 5, 20)


def test_the_guides_block_example_works_inside_its_first_example() -> None:
    block = GUIDE.read_text(encoding="utf-8").split("```\nblocks:")[1].split("```")[0]
    text = examples()[0].split("tasks:")[0] + "blocks:" + block
    assert [question.id for _, question in parse_decision(text, "guide").questions()] == [
        "status",
        "approved",
    ]


def test_the_guide_explains_every_key_and_every_fixed_word() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    nodes = (DecisionNode, TaskNode, QuestionNode, OptionNode, LadderNode, WindowNode, MeetingNode)
    more: tuple[type[Node], ...] = (
        ChecksNode,
        AgendaNode,
        SubgroupNode,
        PracticalTaskNode,
        DirectionNode,
        DepartmentTaskNode,
        OwnTaskNode,
    )
    words = {key for node in (*nodes, *more) for key in node.keys()}  # noqa: SIM118
    words |= {str(word) for kinds in (Kind, Preset, Purpose, Status) for word in kinds}
    assert sorted(word for word in words if f"`{word}`" not in guide and f"{word}:" not in guide) == []
