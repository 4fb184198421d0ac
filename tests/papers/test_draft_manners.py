"""A draft says what the document says, whatever the manner it was written in."""

from pathlib import Path

import pytest

from bot.drafting import Drafted, drafted
from core.decision import Decision
from papers.decision_file import parse_decision
from tests.papers.draft_manners import FOLDER, MANNERS


def made(name: str) -> tuple[Drafted, Decision]:
    draft = drafted(FOLDER / f"{name}.txt", None, None)
    return draft, parse_decision(draft.written.text, name)


@pytest.fixture(params=MANNERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_document_beside_the_seed_has_its_facts_told() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.txt")} == {*MANNERS, "seed"}
    assert len(MANNERS) >= 12


def test_the_decision_has_the_day_the_deadline_and_the_points(name: str) -> None:
    manner, (_, decision) = MANNERS[name], made(name)
    assert (decision.day, decision.deadline) == (manner.day, manner.deadline)
    assert (decision.point, decision.title) == (manner.point, manner.topic)
    assert len(decision.tasks) == len(manner.tasks), [task.text for task in decision.tasks]
    for task, begins in zip(decision.tasks, manner.tasks, strict=True):
        assert task.text.startswith(begins)


def test_the_meeting_has_its_place_its_sittings_and_its_agenda(name: str) -> None:
    manner, (_, decision) = MANNERS[name], made(name)
    meeting = decision.meeting
    if not (manner.place or manner.sittings or manner.agenda):
        assert meeting is None
        return
    assert meeting is not None
    assert meeting.place == (manner.place or "[заполните: где проходит совещание]")
    assert [(one.name, one.starts) for one in meeting.subgroups] == list(manner.sittings)
    assert len(meeting.agenda) == len(manner.agenda)
    for item, (begins, speaker, minutes) in zip(meeting.agenda, manner.agenda, strict=True):
        assert item.title.startswith(begins)
        assert (item.speaker, item.minutes) == (speaker, minutes)


def test_what_the_department_took_upon_itself_is_not_asked_of_the_heads(name: str) -> None:
    manner, (_, decision) = MANNERS[name], made(name)
    own = [task.text for task in decision.own_tasks]
    assert len(own) == len(manner.own), own
    assert all(text.startswith(begins) for text, begins in zip(own, manner.own, strict=True))


def test_who_answers_for_a_point_keeps_the_stop_of_his_initials() -> None:
    own = made("protocol")[1].own_tasks
    assert [task.owner for task in own] == [
        "Методическому кабинету",
        "главный специалист управления Белова Н. П.",
    ]
    assert [str(task.deadline) for task in own] == ["2024-05-01", "2024-07-01"]


def test_doubts_and_what_found_no_place_are_told(name: str) -> None:
    manner, (draft, _) = MANNERS[name], made(name)
    doubts = " ".join(told for _, told in draft.written.doubts)
    left = " ".join(draft.written.unplaced)
    assert [words for words in manner.doubts if words not in doubts] == []
    assert [words for words in manner.left if words not in left] == []


def test_each_doubt_stands_in_the_file_on_the_line_that_is_told(name: str) -> None:
    draft, _ = made(name)
    rows = draft.written.text.splitlines()
    for line, told in draft.written.doubts:
        assert rows[line - 1].lstrip().startswith("# ПРОВЕРЬТЕ: ")
        assert told[:20] in rows[line - 1]
