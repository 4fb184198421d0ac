"""The bundled decision says what the paper of 29 January 2020 says."""

from datetime import date, time
from pathlib import Path

import pytest

from core.decision import AgendaItem, Decision, Kind, Ladder, Preset, Purpose, Status, Subgroup
from papers.decision_file import load_decision

BUNDLED = Path(__file__).parents[2] / "decisions" / "vsoko-2020.yaml"
TASKS = ("acts", "team", "structure", "conditions", "training", "procedures")
BUTTON = 28  # characters that a phone shows without cutting them


@pytest.fixture(scope="module")
def decision() -> Decision:
    return load_decision(BUNDLED)


def test_the_decision_names_its_day_its_deadline_and_its_point(decision: Decision) -> None:
    assert decision.id == "vsoko_2020"
    assert decision.day == date(2020, 1, 29)
    assert decision.deadline == date(2020, 9, 1)
    assert decision.point == "1.2"
    assert decision.recommended
    assert "29.01.2020" in decision.basis
    assert decision.addressees == (
        "Руководители муниципальных образовательных учреждений, реализующих образовательные программы "
        "дошкольного образования"
    )


def test_the_meeting_has_its_topic_place_and_two_subgroups(decision: Decision) -> None:
    meeting = decision.meeting
    assert meeting is not None
    assert meeting.topic == decision.title
    assert meeting.topic == (
        "О реализации муниципального проекта «Формирование внутренней системы оценки качества "
        "образования в дошкольной организации»: результаты, проблемы, пути решения"
    )
    assert meeting.day == date(2020, 1, 29)
    assert meeting.place == "МБДОУ «Россиянка» «ЦРР» г. Калуги, НСП «Антошка» (ул. Карла Либкнехта, д. 7а)"
    assert meeting.subgroups == (Subgroup(1, time(9, 0)), Subgroup(2, time(12, 0)))


def test_the_agenda_has_four_slots_with_speakers_and_minutes(decision: Decision) -> None:
    assert decision.meeting is not None
    chief = ("Лыткина Ольга Алексеевна", "начальник управления образования")
    expert = ("Прокофьева Ирина Анатольевна", "главный специалист управления образования")

    def facts(item: AgendaItem) -> tuple[int | None, int, tuple[str, str]]:
        return item.number, item.minutes, (item.speaker, item.position)

    assert [facts(item) for item in decision.meeting.agenda] == [
        (None, 5, chief),
        (1, 30, expert),
        (2, 30, expert),
        (None, 5, chief),
    ]


def test_the_practical_task_is_three_directions_by_three_aspects(decision: Decision) -> None:
    practical = decision.practical_task
    assert practical is not None
    assert [aspect.text for aspect in practical.aspects] == ["Достижения", "Проблемы", "Перспективы"]
    assert [direction.text for direction in practical.directions] == [
        "Кадровое обеспечение",
        "Нормативно-правовое обеспечение",
        "Управление ВСОКО",
    ]
    for direction in practical.directions:
        assert list(direction.lines) == [aspect.id for aspect in practical.aspects]
        assert all(1 <= len(lines) <= 2 for lines in direction.lines.values())


def test_the_departments_own_task_collects_experience_in_three_categories(decision: Decision) -> None:
    own = decision.department_task
    assert own is not None
    assert own.number == "1.1"
    assert [category.id for category in own.categories] == ["procedures", "analysis", "methods"]


def test_there_are_six_tasks_in_the_order_of_the_paper(decision: Decision) -> None:
    assert tuple(task.id for task in decision.tasks) == TASKS
    assert [task.number for task in decision.tasks] == [1, 2, 3, 4, 5, 6]


def test_the_ladder_is_the_default_one(decision: Decision) -> None:
    assert decision.ladder == Ladder()


def test_the_conditions_task_asks_three_statuses_and_the_others_one(decision: Decision) -> None:
    asked = {
        task.id: [question.id for question in task.questions if question.kind is Kind.STATUS]
        for task in decision.tasks
    }
    assert asked.pop("conditions") == ["status_org", "status_method", "status_info"]
    assert set(asked) == set(TASKS) - {"conditions"}
    assert all(ids == ["status"] for ids in asked.values())


@pytest.mark.parametrize("task_id", TASKS)
def test_every_task_follows_each_status_up(decision: Decision, task_id: str) -> None:
    task = decision.task(task_id)
    assert task is not None

    def after(status: Status) -> list[str]:
        return [
            question.id
            for question in task.questions
            if any(c.question == "status" and c.any_of == (status,) for c in question.when)
        ]

    assert after(Status.DONE) == ["done_on", "evidence"]
    assert after(Status.IN_PROGRESS) == ["planned_on", "left"]
    assert after(Status.NOT_STARTED) == ["hinders", "helps"]
    done_on, planned_on = task.question("done_on"), task.question("planned_on")
    assert done_on is not None
    assert planned_on is not None
    assert done_on.presets == (Preset.TODAY, Preset.RECENT_MONTHS)
    assert planned_on.presets == (Preset.END_OF_MONTH, Preset.NEXT_MONTH, Preset.DEADLINE)
    purposes = {question.id: question.purpose for question in task.questions if question.purpose}
    assert purposes == {
        "done_on": Purpose.DONE_ON,
        "planned_on": Purpose.PLANNED_ON,
        "left": Purpose.LEFT,
        "hinders": Purpose.DIFFICULTY,
        "helps": Purpose.HELP,
    }


def test_managing_by_oneself_is_no_request_for_help(decision: Decision) -> None:
    neutral = [(q.id, o.text) for _, q in decision.questions() for o in q.options if o.neutral]
    assert neutral == [("helps", "Справимся сами")] * 6


def test_a_tasks_own_questions_come_once_something_is_done(decision: Decision) -> None:
    common = {"done_on", "evidence", "planned_on", "left", "hinders", "helps"}
    for _, question in decision.questions():
        if question.kind is not Kind.STATUS and question.id not in common:
            assert [condition.any_of for condition in question.when] == [("done", "in_progress")]


def test_every_kind_of_question_is_asked(decision: Decision) -> None:
    assert {question.kind for _, question in decision.questions()} == set(Kind)


def test_a_question_is_one_short_sentence_with_a_label(decision: Decision) -> None:
    for task, question in decision.questions():
        where = f"{task.id}.{question.id}"
        assert question.label, where
        assert question.text[-1] in ".?", where
        assert question.text.count(".") + question.text.count("?") == 1, where
        assert len(question.text) <= 110, where


def test_buttons_fit_a_phone(decision: Decision) -> None:
    texts = [o.text for _, q in decision.questions() for o in q.options]
    texts += [q.own for _, q in decision.questions() if q.own]
    texts += [task.title for task in decision.tasks]
    assert decision.practical_task is not None
    assert decision.department_task is not None
    cells = [cell for direction in decision.practical_task.directions for cell in direction.lines.values()]
    texts += [option.text for cell in cells for option in cell]
    texts += [category.text for category in decision.department_task.categories]
    assert [text for text in texts if len(text) > BUTTON] == []
    assert [text for text in texts if not (text[0].isupper() or text[0].isdigit())] == []


def test_the_wording_recommends_and_never_accuses() -> None:
    text = BUNDLED.read_text(encoding="utf-8").lower()
    assert [word for word in ("обязан", "нарушен", "должны", "срочно", "немедленно") if word in text] == []


def test_every_term_is_explained(decision: Decision) -> None:
    hints = " ".join([task.hint for task in decision.tasks] + [q.hint for _, q in decision.questions()])
    terms = ("ВСОКО", "Циклограмма", "Инструментарий", "Самообследование", "МКДО", "ECERS", "НОКО", "РППС")
    assert [term for term in terms if f"{term} — " not in hints] == []


def test_a_photo_is_asked_for_with_names_and_signatures_covered(decision: Decision) -> None:
    for _, question in decision.questions():
        if question.kind is Kind.EVIDENCE:
            assert "закройте фамилии и подписи, если можно" in question.text
