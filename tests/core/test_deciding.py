"""A decision's life in the chat: a walk keeps nothing, publishing is agreed to, the archive is read-only."""

from dataclasses import replace
from datetime import timedelta

from core.answers import EvidenceKind, QuestionKey
from core.changes.decisions import DecisionClosed, DraftDecided
from core.changes.papers import PaperAsked
from core.changes.report import NewEvidence, QuestionOpened, ReportChanged, ReportReviewed
from core.changes.time import ExtensionAsked, ExtensionDecided
from core.draft import DraftState, ReadDraft
from core.ports import PublishedDecision
from core.rehearsal import FIRST, told_apart
from core.staff import StaffRole
from core.usecases import deciding, drafting, filling, overview, sent_files
from core.views import (
    DecisionChoice,
    DecisionList,
    DecisionPage,
    DraftRefused,
    DraftScreen,
    Home,
    Note,
    QuestionScreen,
    SummaryScreen,
    View,
)
from tests.core.fake_town import ADMINISTRATOR, DECISION, FakeTown, shown_to
from tests.core.walking import TAPS, Walker, registered

OTHER = replace(DECISION, id="other", short_title="Другое решение")
FILE = NewEvidence(QuestionKey("", ""), EvidenceKind.DOCUMENT, "", "id", "unique", "решение.yaml", "", 900)
WRITES = (ReportChanged, ReportReviewed, ExtensionAsked, ExtensionDecided, QuestionOpened)


def drafted(town: FakeTown, decision: ReadDraft) -> View:
    """An administrator sends a file, and it is read."""
    town.run(ADMINISTRATOR, lambda r, c: sent_files.add(r, c, FILE))
    draft = town.drafts_kept[len(town.drafts_kept)]
    result = town.run(ADMINISTRATOR, lambda r, c: drafting.was_read(r, c, draft, decision))
    return shown_to(ADMINISTRATOR, result)


def test_a_walk_goes_through_the_questions_and_touches_no_report() -> None:
    town = FakeTown()
    drafted(town, ReadDraft(OTHER, "yaml"))
    report, key = FIRST + 1, QuestionKey(OTHER.tasks[0].id, OTHER.tasks[0].questions[0].id)
    before = dict(town.reports)
    result = town.decide(ADMINISTRATOR, lambda r, c: filling.pick(r, c, report, key, "done"))
    changes = told_apart(result.changes)
    assert not [one for one in changes if isinstance(one, WRITES)]
    for change in changes:
        town.apply(change)
    assert town.reports == before
    again = town.decide(ADMINISTRATOR, lambda r, c: filling.go_on(r, c, report))
    view = shown_to(ADMINISTRATOR, again)
    assert isinstance(view, QuestionScreen)
    assert view.report.answers.keys() == {key}, "the walk goes on where it stood"


def test_nobody_else_walks_through_a_draft() -> None:
    town = FakeTown()
    drafted(town, ReadDraft(OTHER, "yaml"))
    town.employ(77, StaffRole.SPECIALIST)
    registered(town)
    for user in (77, 5):
        view = town.sees(user, lambda r, c: filling.go_on(r, c, FIRST + 1))
        assert isinstance(view, Home)
    assert isinstance(town.sees(77, lambda r, c: drafting.show(r, c, 1)), Home)


def test_a_draft_is_published_once_and_only_as_it_was_looked_at() -> None:
    town = FakeTown()
    drafted(town, ReadDraft(OTHER, "yaml"))
    town.others = {2: PublishedDecision(2, OTHER, OTHER.deadline, town.now)}  # by somebody else meanwhile
    view = town.sees(ADMINISTRATOR, lambda r, c: drafting.publish(r, c, 1, 0))
    assert isinstance(view, DraftScreen)
    assert view.note is Note.DRAFT_OVERTAKEN
    town.others = {}
    result = town.run(ADMINISTRATOR, lambda r, c: drafting.publish(r, c, 1, 0))
    assert isinstance(result.changes[0], DraftDecided)
    assert town.drafts_kept[1].state is DraftState.CONFIRMED
    again = town.run(ADMINISTRATOR, lambda r, c: drafting.publish(r, c, 1, 0))
    assert isinstance(shown_to(ADMINISTRATOR, again), DecisionList)
    assert not [one for one in again.changes if isinstance(one, DraftDecided)]


def test_what_is_not_filled_in_is_not_published() -> None:
    town = FakeTown()
    drafted(town, ReadDraft(OTHER, "yaml", unfilled=(4,)))
    result = town.run(ADMINISTRATOR, lambda r, c: drafting.publish(r, c, 1, 0))
    assert town.drafts_kept[1].state is DraftState.READY
    view = shown_to(ADMINISTRATOR, result)
    assert isinstance(view, DraftScreen)
    assert view.note is Note.DRAFT_UNFILLED


def test_the_same_decision_sent_again_takes_the_former_draft_s_place() -> None:
    town = FakeTown()
    drafted(town, ReadDraft(OTHER, "yaml"))
    drafted(town, ReadDraft(replace(OTHER, title="Иначе"), "yaml"))
    assert [town.drafts_kept[n].state for n in (1, 2)] == [DraftState.DROPPED, DraftState.READY]


def test_every_old_button_of_a_closed_decision_answers_and_none_of_them_writes() -> None:
    town = FakeTown()
    head, department = registered(town), Walker(town, ADMINISTRATOR)
    head.press("Начать")
    head.press("Сделано")
    head.command("menu")
    head.press("Все пункты")
    department.command("summary")
    department.press("По организациям")
    department.press("№ 7")
    town.run(ADMINISTRATOR, lambda r, c: deciding.close(r, c, 1))
    before = dict(town.reports)
    for walker in (head, department):
        for data in dict.fromkeys(walker.ever):
            case = TAPS.case_of(data)
            assert case is not None
            if data.startswith(("Dl", "Do", "Dr")):  # of the decision itself
                continue
            result = town.decide(walker.user_id, case)
            assert result.shows or result.toast, data
            assert not [one for one in result.changes if isinstance(one, WRITES)], data
    assert town.reports == before
    closed = town.sees(5, lambda r, c: filling.go_on(r, c, 1))
    assert getattr(closed, "note", None) is Note.DECISION_CLOSED


def test_closing_asks_for_the_final_report_and_happens_once() -> None:
    town = FakeTown()
    first = town.run(ADMINISTRATOR, lambda r, c: deciding.close(r, c, 1))
    assert {DecisionClosed, PaperAsked} <= {type(one) for one in first.changes}
    again = town.run(ADMINISTRATOR, lambda r, c: deciding.close(r, c, 1))
    assert not [one for one in again.changes if isinstance(one, DecisionClosed | PaperAsked)]
    archived = town.sees(ADMINISTRATOR, lambda r, c: overview.summary(r, c, 1))
    assert isinstance(archived, SummaryScreen)
    assert not archived.may_act


def test_only_an_administrator_closes_and_reopens_only_within_a_month() -> None:
    town = FakeTown()
    town.employ(77, StaffRole.SPECIALIST)
    town.run(77, lambda r, c: deciding.close(r, c, 1))
    assert not town.ended
    town.run(ADMINISTRATOR, lambda r, c: deciding.close(r, c, 1))
    at = town.now
    town.now = at + timedelta(days=31)
    late = town.sees(ADMINISTRATOR, lambda r, c: deciding.reopen(r, c, 1))
    assert isinstance(late, DecisionPage)
    assert late.note is Note.DECISION_STAYS
    town.now = at + timedelta(days=29)
    town.run(ADMINISTRATOR, lambda r, c: deciding.reopen(r, c, 1))
    assert not town.ended


def test_an_amendment_of_a_closed_decision_is_refused() -> None:
    town = FakeTown()
    town.run(ADMINISTRATOR, lambda r, c: deciding.close(r, c, 1))
    assert isinstance(drafted(town, ReadDraft(replace(DECISION, title="Иначе"), "yaml")), DraftRefused)


def test_which_decision_is_asked_only_where_there_are_several() -> None:
    town = FakeTown()
    assert isinstance(town.sees(ADMINISTRATOR, overview.summary), SummaryScreen)
    town.others = {2: PublishedDecision(2, OTHER, OTHER.deadline, town.now)}
    view = town.sees(ADMINISTRATOR, overview.summary)
    assert isinstance(view, DecisionChoice)
    assert {one.id for one in view.opened} == {1, 2}
