"""A message to many: chosen, written, looked at, on its way, and at its end."""

from dataclasses import replace
from datetime import datetime

from core.broadcast import Audience, Broadcast, BroadcastState, DeliveryTally, NotSent, Unreached
from core.broadcast_audience import Addressee, Selection
from core.people import Organisation
from core.report import ReportCard, ReportState
from core.views import (
    BroadcastAgain,
    BroadcastConfirm,
    BroadcastDistricts,
    BroadcastLetter,
    BroadcastList,
    BroadcastPicks,
    BroadcastProgress,
    BroadcastWhom,
    BroadcastWords,
    Note,
    View,
)
from tests.core.fake_town import DEPARTMENT, MOSCOW
from tests.screens.gallery.samples import DEADLINE, SEVEN, TODAY, TWELVE

AT = datetime(2020, 8, 12, 10, 5, tzinfo=MOSCOW)
TITLE = "Решение о ВСОКО от 29.01.2020"
WORDS = (
    "Коллеги, семинар по ВСОКО перенесён на 15 августа, 10:00, гимназия № 1.\nС собой: план работы <на год>."
)
DRAFT = Broadcast(4, 1, 1, 900, 900, AT, version=3, audience=Audience.NOT_OPENED)
COUNTS = (57, 12, 20, 3, 5, 0)
LONG_NAME = "Муниципальное бюджетное дошкольное образовательное учреждение детский сад «Россиянка»"


def broadcasts() -> dict[str, View]:
    """Every step, in order."""
    counts = tuple(zip(Audience, COUNTS, strict=True))
    written = replace(DRAFT, text=WORDS)
    prepared = replace(DRAFT, text="")
    confirmed = replace(written, state=BroadcastState.SENDING, confirmed_at=AT)
    ended = replace(confirmed, state=BroadcastState.DONE)
    narrow = replace(DRAFT, district="Ленинский")
    picked = replace(DRAFT, audience=Audience.BY_HAND, picked=frozenset({1, 14}))
    return {
        "broadcast whom": BroadcastWhom(DRAFT, TITLE, counts),
        "broadcast whom district": BroadcastWhom(narrow, TITLE, counts, True, 2),
        "broadcast nobody": BroadcastWhom(DRAFT, TITLE, ((Audience.ALL, 0),), note=Note.BROADCAST_NOBODY),
        "broadcast districts": BroadcastDistricts(narrow, ("Ленинский", "Октябрьский")),
        "broadcast picks": BroadcastPicks(picked, _organisations()),
        "broadcast picks last page": BroadcastPicks(picked, _organisations(), 1, Note.BROADCAST_SEVERAL),
        "broadcast words": BroadcastWords(DRAFT, 12),
        "broadcast words again": BroadcastWords(replace(narrow, text=WORDS), 12, Note.BROADCAST_FILE),
        "broadcast words too long": BroadcastWords(DRAFT, 12, Note.BROADCAST_TOO_LONG, 4053, 4096),
        "broadcast letter": BroadcastLetter(DEPARTMENT, "Мария Петровна", (_card(),), TODAY, WORDS),
        "broadcast letter prepared": BroadcastLetter(
            DEPARTMENT, "Мария Петровна", (_card(ReportState.BEGUN, 4),), TODAY
        ),
        "broadcast letter returned": BroadcastLetter(
            DEPARTMENT, "", (replace(_card(ReportState.RETURNED, 6), to_fix=2),), TODAY
        ),
        "broadcast letter several": BroadcastLetter(
            DEPARTMENT,
            "Мария Петровна",
            (_card(ReportState.BEGUN, 4), replace(_card(), report_id=2, organisation=TWELVE.name)),
            TODAY,
            of_several=True,
        ),
        "broadcast letter sent report": BroadcastLetter(
            DEPARTMENT, "", (_card(ReportState.SENT, 6),), TODAY, WORDS
        ),
        "broadcast confirm": _confirm(written),
        "broadcast confirm prepared": replace(_confirm(prepared), per_second=0.2),
        "broadcast again": BroadcastAgain(written, 52, 48, "10:05", True),
        "broadcast again yesterday": BroadcastAgain(written, 52, 1, "18:40", False),
        "broadcast sending": BroadcastProgress(
            confirmed, TITLE, DeliveryTally(waiting=30, under_way=10, sent=12), 25
        ),
        "broadcast done": BroadcastProgress(ended, TITLE, DeliveryTally(sent=52), 25),
        "broadcast done unreached": BroadcastProgress(
            ended, TITLE, DeliveryTally(sent=49, lost=2, skipped=1), 25, _unreached(14)
        ),
        "broadcast stopped": BroadcastProgress(
            replace(confirmed, state=BroadcastState.STOPPED), TITLE, DeliveryTally(sent=12, stopped=40), 25
        ),
        "broadcast list": BroadcastList((ended, replace(ended, id=3, text="", confirmed_at=AT)), 1),
        "broadcast list empty": BroadcastList((), 1),
    }


def _card(state: ReportState = ReportState.NOT_OPENED, filled: int = 0) -> ReportCard:
    return ReportCard(1, 1, SEVEN.name, TITLE, DEADLINE, state, filled, 6, number=23 if filled == 6 else None)


def _confirm(draft: Broadcast) -> BroadcastConfirm:
    people = tuple(
        Addressee(n, n, "Мария Петровна", (replace(SEVEN, id=n),), (_card(),), TODAY if n < 12 else None)
        for n in range(1, 53)
    )
    left_out = ((TWELVE, NotSent.NOBODY), (SEVEN, NotSent.NOBODY), (SEVEN, NotSent.AWAY))
    return BroadcastConfirm(draft, Selection(people, left_out), people[0], TODAY, 25)


def _organisations() -> tuple[Organisation, ...]:
    some = tuple(Organisation(n, 1, f"МБДОУ № {n} «Ласточка»", n) for n in range(1, 15))
    return (*some, Organisation(99, 1, LONG_NAME))


def _unreached(number: int) -> tuple[Unreached, ...]:
    some = tuple(replace(SEVEN, id=n, name=f"МБДОУ № {n}", number=n) for n in range(1, number + 1))
    return (
        Unreached(some[0], NotSent.UNREACHABLE, "Мария Петровна"),
        Unreached(TWELVE, NotSent.REFUSED_CONSENT),
        *(Unreached(one, NotSent.NOBODY) for one in some[1:]),
    )
