"""What several scenes are made of: two organisations, a head halfway, lines of a summary."""

from dataclasses import replace
from datetime import date, datetime

from core.answers import QuestionKey
from core.decision import Status
from core.people import CutOff, Member, Organisation, Person, Role
from core.proof import CallReason, ToCall
from core.report import ReportCard, ReportState
from core.summary import OrganisationState
from core.views import Home, Reminder, View
from tests.core.fake_town import DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

TODAY = date(2020, 8, 12)
DEADLINE = DECISION.deadline
SEVEN = Organisation(1, 1, "МБДОУ № 7 «Ласточка»", 7, "Иванова Мария Петровна", "+7 910 123-45-67")
AT_EVIDENCE = QuestionKey("acts", "evidence")
TWELVE = Organisation(2, 1, "МБДОУ № 12 «Солнышко»", 12)


def card(
    state: ReportState, organisation: Organisation = SEVEN, filled: int = 0, number: int | None = None
) -> ReportCard:
    """A report in the list."""
    return ReportCard(
        organisation.id, 1, organisation.name, DECISION.short_title, DEADLINE, state, filled, 6, number
    )


def home(*cards: ReportCard) -> Home:
    """The menu of a head with these reports."""
    return Home("Мария Петровна", cards, TODAY, staff=False)


def reminder(*cards: ReportCard) -> Reminder:
    """A reminder of these reports."""
    return Reminder("Мария Петровна", cards, TODAY, overdue=False)


def begun() -> Walker:
    """A head who has come in and begun."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    walker = registered(town)
    walker.press("Начать")
    return walker


def now(walker: Walker) -> View:
    """What the walker looks at."""
    assert walker.view is not None
    return walker.view


def walk_to_the_end(head: Walker) -> None:
    """Six tasks, one of them with three statuses; the third one is done without evidence."""
    head.press("Начать")
    for _ in range(8):
        head.press("Сделано" if "Пункт 3" in head.screen.text else "Не начинали")
        while "Не начинали" not in " ".join(head.labels()) and "Отправить" not in head.labels():
            head.press("Пропустить")


def cut_off() -> tuple[CutOff, ...]:
    """Two who have blocked the bot."""
    head, deputy = Person(1, 10, 10, "Мария Петровна"), Person(2, 11, 11)
    since = datetime(2020, 8, 11, 10, 0, tzinfo=MOSCOW)
    return (
        CutOff(Member(head, SEVEN, Role.HEAD), since),
        CutOff(Member(deputy, TWELVE, Role.DEPUTY), since),
    )


def calls() -> tuple[ToCall, ...]:
    """An organisation to call for each reason."""
    return (
        ToCall(SEVEN, CallReason.NOT_MOVED, DEADLINE),
        ToCall(TWELVE, CallReason.NOT_REGISTERED, DEADLINE),
        ToCall(replace(TWELVE, id=3, phone="+7 4842 00-00-00"), CallReason.UNREACHABLE, DEADLINE),
    )


def state(number: int) -> OrganisationState:
    """An organisation of the summary; all kinds come by turns."""
    statuses = (Status.DONE, Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.IN_PROGRESS, None)
    state = (ReportState.SENT, ReportState.BEGUN, ReportState.NOT_OPENED)[number % 3]
    silent = state is ReportState.NOT_OPENED
    return OrganisationState(
        organisation=Organisation(number, 1, f"МБДОУ № {number}", number, phone="+7 4842 00-00-00"),
        registered=number % 2 == 0,
        opened=not silent,
        report_state=state,
        statuses={} if silent else dict(zip((t.id for t in DECISION.tasks), statuses, strict=True)),
        filled=0 if silent else number % 6,
        difficulties=() if silent else ("Нет людей или времени", f"Своя трудность {number % 4}"),
        helps=() if silent else ("Образец документа",),
        last_action=None if silent else datetime(2020, 8, 1 + number % 10, 12, 0, tzinfo=MOSCOW),
        extended_to=date(2020, 9, 15) if number == 4 else None,
    )
