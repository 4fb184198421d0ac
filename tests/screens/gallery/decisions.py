"""A decision's life: a draft in the chat, an amendment, several at once, the end."""

from dataclasses import replace
from datetime import date, datetime

from core.amendment import diff
from core.answers import EvidenceKind, QuestionKey
from core.changes.report import NewEvidence
from core.draft import ReadDraft
from core.ports import PublishedDecision
from core.report import ReportState
from core.usecases import drafting, sent_files
from core.views import (
    Amended,
    DraftPublished,
    DraftRefusal,
    DraftRefused,
    View,
)
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, DECISION, MOSCOW, FakeTown, shown_to
from tests.core.walking import Walker, registered
from tests.screens.gallery.samples import TODAY, card, home, reminder

OTHER = replace(
    DECISION,
    id="summer_2020",
    short_title="Подготовка к лету",
    deadline=date(2020, 8, 25),
    day=date(2020, 6, 1),
)
NEXT = replace(DECISION.tasks[0], id="own", number=7, title="Свой план")
AMENDED = replace(DECISION, tasks=(*DECISION.tasks[1:], NEXT), deadline=date(2020, 9, 15))
FILE = NewEvidence(QuestionKey("", ""), EvidenceKind.DOCUMENT, "", "id", "unique", "Решение.docx", "", 9000)


def sent(town: FakeTown, found: ReadDraft) -> View:
    """An administrator sends a file, and it is read."""
    town.run(ADMINISTRATOR, lambda reads, call: sent_files.add(reads, call, FILE))
    draft = town.drafts_kept[len(town.drafts_kept)]
    return shown_to(
        ADMINISTRATOR,
        town.run(ADMINISTRATOR, lambda reads, call: drafting.was_read(reads, call, draft, found)),
    )


def at(walker: Walker, view: View) -> View:
    """What the bot has sent by itself is on the walker's screen."""
    walker.view, walker.screen = view, render(view)
    return view


def menu_to(walker: Walker, label: str) -> View:
    """From the menu."""
    walker.command("menu")
    return walker.press(label)


def decisions() -> dict[str, View]:
    """From the document to the archive."""
    town = FakeTown(now=datetime(2020, 8, 12, 12, 0, tzinfo=MOSCOW))
    registered(town)
    admin, shown = Walker(town, ADMINISTRATOR), dict[str, View]()
    waiting = town.run(ADMINISTRATOR, lambda reads, call: sent_files.add(reads, call, FILE))
    shown["draft waiting"] = shown_to(ADMINISTRATOR, waiting)
    problems = ("Строка 16, day: такого дня нет: 2020-13-29", "Строка 20: этой строки не хватает")
    shown["draft refused"] = DraftRefused("Решение.yaml", DraftRefusal.UNREADABLE, problems)
    shown["draft refused closed"] = DraftRefused("Решение.yaml", DraftRefusal.CLOSED)
    doubts = ("строка 12: год не назван, взят год совещания", "не нашлось места: «Приложение на 3 листах»")
    found = ReadDraft(OTHER, "id: summer_2020\n", doubts, (), is_document=True)
    shown["draft of a document"] = sent(town, found)
    shown["draft unfilled"] = sent(town, replace(found, unfilled=(7, 12)))
    at(admin, sent(town, replace(found, is_document=False, doubts=())))
    shown["draft walk"] = admin.press("Посмотреть как заведующий")
    shown["decision draft"] = at(admin, sent(town, ReadDraft(OTHER, "id: summer_2020\n")))
    shown["draft confirm"] = admin.press("Опубликовать")
    shown["draft on its way"] = admin.press("Да, опубликовать")
    shown["draft published"] = DraftPublished(OTHER.short_title, 2, 41, False)
    shown["draft not published"] = DraftPublished(OTHER.short_title, 2, 0, False, "решение закрыто")
    shown["amendment draft"] = at(admin, sent(town, ReadDraft(AMENDED, "id: vsoko_2020\n")))
    shown["amendment confirm"] = admin.press("Опубликовать")
    edits = diff(DECISION, AMENDED)
    mine = card(ReportState.BEGUN, filled=2)
    moved = replace(mine, deadline=AMENDED.deadline)
    shown["amended"] = Amended("Мария Петровна", (moved,), edits, TODAY, gone=True)
    both = (moved, replace(moved, report_id=2, organisation="МБДОУ № 12 «Солнышко»", organisation_id=2))
    shown["amended of several"] = Amended("Мария Петровна", both, edits[:1], TODAY, reopened=True)
    town.others = {2: PublishedDecision(2, OTHER, OTHER.deadline, town.now)}
    shown["decisions"] = menu_to(admin, "Решения")
    shown["which decision"] = admin.command("summary")
    second = replace(mine, report_id=9, decision_id=2, title=OTHER.short_title, deadline=OTHER.deadline)
    shown["home of two decisions"] = home(second, mine)
    shown["reminder of two decisions"] = reminder(second, mine)
    menu_to(admin, "Решения")
    shown["decision"] = admin.press("Решение о ВСОКО")
    shown["decision close"] = admin.press("Закрыть решение")
    admin.press("Да, закрыть")
    shown["decisions with an archive"] = menu_to(admin, "Решения")
    shown["decision closed"] = admin.press("Архив: Решение")
    return shown
