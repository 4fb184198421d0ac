"""What a filled form may change: never what the head answered later, nor what is accepted or not asked."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core import checklist
from core.answers import Answer, Answers, Chosen, EvidenceKind, QuestionKey, Source, Text
from core.form import FilledForm, FormAnswer, FormPiece
from core.form_plan import plan
from core.report import Report, ReportState
from core.usecases.forms import carried_out
from tests.core.fake_town import ADMINISTRATOR, DECISION, MORNING, FakeTown

MADE_AT = MORNING
ACTS = QuestionKey("acts", "status")
EVIDENCE = QuestionKey("acts", "evidence")
TODAY = MORNING.date()
DONE, PLANNED = Chosen(("done",)), Chosen(("in_progress",))


def report_with(answers: Answers, **changes: object) -> Report:
    return replace(FakeTown().reports[1], answers=answers, **changes)  # type: ignore[arg-type]


def one(source: Source, hours: int) -> Answers:
    """«В работе», so many hours after the form was made."""
    return {ACTS: Answer(ACTS, PLANNED, 1, MADE_AT + timedelta(hours=hours), 1, source)}


FORM = FilledForm((FormAnswer(ACTS, DONE),))


def test_the_head_s_own_later_answer_stays_and_is_listed() -> None:
    found = plan(report_with(one(Source.OWN, 1)), FORM, MADE_AT, TODAY, 20)
    assert (found.taken, found.kept) == ((), (ACTS,))
    assert found.is_empty


def test_an_earlier_one_is_replaced_and_listed() -> None:
    found = plan(report_with(one(Source.OWN, -1)), FORM, MADE_AT, TODAY, 20)
    assert (found.taken, found.replaces, found.kept) == (FORM.answers, (ACTS,), ())


def test_what_a_specialist_entered_is_replaced_whenever_it_was() -> None:
    for source in (Source.BY_WORD, Source.FROM_FORM):
        found = plan(report_with(one(source, 1)), FORM, MADE_AT, TODAY, 20)
        assert (found.taken, found.replaces) == (FORM.answers, ())


def test_the_same_answer_changes_nothing() -> None:
    form = FilledForm((FormAnswer(ACTS, PLANNED),))
    found = plan(report_with(one(Source.OWN, 1)), form, MADE_AT, TODAY, 20)
    assert (found.same, found.is_empty) == (1, True)


def test_accepted_and_locked_stay_closed() -> None:
    accepted = report_with({}, accepted=frozenset({"acts"}), state=ReportState.RETURNED)
    locked = report_with({}, state=ReportState.SENT)
    piece = FilledForm(FORM.answers, (FormPiece(EVIDENCE, EvidenceKind.NOTE, "№ 1"),))
    for report, day in ((accepted, TODAY), (locked, DECISION.deadline + timedelta(days=1))):
        found = plan(report, piece, MADE_AT, day, 20)
        assert (found.is_empty, found.closed) == (True, (ACTS, EVIDENCE))


def test_a_piece_that_is_attached_already_or_finds_no_room_stays_out() -> None:
    pieces = tuple(FormPiece(EVIDENCE, EvidenceKind.NOTE, f"№ {number}") for number in range(3))
    found = plan(report_with({}), FilledForm(FORM.answers, (*pieces, pieces[0])), MADE_AT, TODAY, 2)
    assert found.pieces == pieces[:2]
    assert found.same == 2


KEYS = [checklist.key_of(task, question) for task, question in DECISION.questions()]
VALUES = st.sampled_from((DONE, PLANNED, Chosen(("not_started",)), Text("слова"), Chosen(own=("своё",))))
given_values = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=25)


@given(given_values, given_values, st.dictionaries(st.sampled_from(KEYS), st.integers(-2, 2)), st.data())
def test_whatever_a_form_says(
    before: dict[QuestionKey, Chosen | Text],
    says: dict[QuestionKey, Chosen | Text],
    hours: dict[QuestionKey, int],
    data: st.DataObject,
) -> None:
    """Against the slow words of the rule, for any answers and any form."""
    sources = st.sampled_from(list(Source))
    answers = {
        key: Answer(key, value, 1, MADE_AT + timedelta(hours=hours.get(key, 0)), 1, data.draw(sources))
        for key, value in before.items()
    }
    report = report_with(answers, by_user=ADMINISTRATOR, accepted=frozenset({"team"}))
    form = FilledForm(tuple(FormAnswer(key, value) for key, value in says.items()))
    found = plan(report, form, MADE_AT, TODAY, 20)
    assert len(found.taken) + found.same + len(found.kept) + len(found.closed) + len(found.needless) == len(
        says
    )
    change, after = carried_out(FakeTown().call(ADMINISTRATOR), report, found)
    for key in before.keys() | says.keys():
        old, new = answers.get(key), after.answers.get(key)
        if old == new:
            continue
        assert new is not None
        assert new.value == says[key]
        assert new.source is Source.FROM_FORM
        assert key.task != "team"
        assert old is None or old.source is not Source.OWN or old.at <= MADE_AT
        task = DECISION.task(key.task)
        assert task is not None
        assert key.question in {question.id for question in checklist.visible(task, after.answers)}
    assert {key for key, _ in change.answered} == {one.key for one in found.taken}
