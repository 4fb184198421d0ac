"""The draft of the document that all this began with comes near the decision file that was made by hand."""

from datetime import date, time

import pytest

from bot.drafting import Drafted, drafted
from bot.settings import BUNDLED
from core.decision import Decision
from papers.decision_file import load_decision, parse_decision
from tests.papers.draft_manners import FOLDER


@pytest.fixture(scope="module")
def draft() -> Drafted:
    return drafted(FOLDER / "seed.txt", None, None)


@pytest.fixture(scope="module")
def decision(draft: Drafted) -> Decision:
    return parse_decision(draft.written.text, "draft")


@pytest.fixture(scope="module")
def by_hand() -> Decision:
    return load_decision(BUNDLED)


def test_it_has_the_six_recommendations_and_the_deadline(decision: Decision, by_hand: Decision) -> None:
    assert [task.text.split()[0] for task in decision.tasks] == [
        *("Сформировать", "Организовать", "Сформировать", "Создать", "Сформировать", "Провести")
    ]
    assert decision.deadline == by_hand.deadline == date(2020, 9, 1)
    assert (decision.day, decision.point, decision.recommended) == (by_hand.day, "1.2", True)
    assert (decision.title, decision.addressees) == (by_hand.title, by_hand.addressees)


def test_it_has_both_subgroups_and_the_place(decision: Decision, by_hand: Decision) -> None:
    assert decision.meeting is not None
    assert by_hand.meeting is not None
    assert decision.meeting.subgroups == by_hand.meeting.subgroups
    assert [one.starts for one in decision.meeting.subgroups] == [time(9), time(12)]
    place = "МБДОУ «Россиянка» «ЦРР» г.Калуги НСП «Антошка» (ул.Карла Либкнехта, д.7а)"
    assert (decision.meeting.place, decision.meeting.day) == (place, date(2020, 1, 29))
    assert (decision.meeting.title, decision.meeting.topic) == (by_hand.meeting.title, by_hand.meeting.topic)


def test_it_has_the_four_items_of_the_agenda_with_speakers_and_minutes(
    decision: Decision, by_hand: Decision
) -> None:
    assert decision.meeting is not None
    assert by_hand.meeting is not None
    facts = [(i.number, i.speaker, i.position, i.minutes) for i in decision.meeting.agenda]
    assert facts == [(i.number, i.speaker, i.position, i.minutes) for i in by_hand.meeting.agenda]
    assert len(facts) == 4


def test_point_1_1_is_the_departments_own(decision: Decision, by_hand: Decision) -> None:
    own = decision.department_task
    assert own is not None
    assert by_hand.department_task is not None
    assert (own.number, own.owner) == ("1.1", "Управление образования города Калуги")
    assert len(own.categories) == len(by_hand.department_task.categories) == 3
    assert own.text.startswith("Обобщить и распространить успешный опыт")
    assert decision.department_tasks == ()


def test_it_has_the_matrix_of_the_practical_task(decision: Decision, by_hand: Decision) -> None:
    assert decision.practical_task is not None
    assert by_hand.practical_task is not None
    assert [one.text for one in decision.practical_task.aspects] == [
        one.text for one in by_hand.practical_task.aspects
    ]
    assert [one.text for one in decision.practical_task.directions] == [
        "Кадровое обеспечение",
        "Нормативно-правовое обеспечение",
        "Управление внутренней системой оценки качества",
    ]


def test_every_task_asks_the_plain_set(decision: Decision, by_hand: Decision) -> None:
    plain = [q for q in by_hand.tasks[0].questions if q.id not in ("names", "approved")]
    for task in decision.tasks:
        assert list(task.questions) == plain


def test_every_line_found_its_place_and_the_doubts_are_few(draft: Drafted) -> None:
    assert draft.written.unplaced == ()
    assert [told.split(":")[0].split(",")[0] for _, told in draft.written.doubts] == [
        "название для кнопки — начало темы",
        "составлено из этих строк; так основание назовёт справка",
        "столбцы и направления; типичные ответы кнопками (lines) можно добавить",
        "категории — слова документа",
    ]


def test_the_words_beside_each_value_are_those_it_was_read_from(draft: Drafted) -> None:
    rows = draft.written.text.splitlines()
    for value, words in (
        ("deadline: 01.09.2020", "# строка 25: …в срок до 01.09.2020 рекомендуется:"),
        ("day: 29.01.2020", "# строка 3: Дата: 29 января 2020 г."),
        ("    - number: 1", "    # строка 5: Время: 9.00 - 1 подгруппа, 12.00 – 2 подгруппа"),
    ):
        assert rows[rows.index(value) - 1] == words
