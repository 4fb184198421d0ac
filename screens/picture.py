"""The summary as a picture with its counts under it: by organisations, and by days. One living screen."""

from dataclasses import replace

from core.districts import district_key
from core.outgoing import Paper, SummaryPicture
from core.views import Note, OrganisationSearch, Section, SummaryScreen
from screens import summary as words
from screens.callbacks.acquaintance import ShowAcquaintance
from screens.callbacks.evidence import AskProof
from screens.callbacks.experience import ListOwnTasks
from screens.callbacks.reading import unpack
from screens.callbacks.start import GoHome
from screens.callbacks.summary import AskPapers, FindReport, OpenReportOf, RefreshSummary, ShowSummary
from screens.callbacks.terms import ListExtensions
from screens.notes import above
from screens.own_tasks import brief
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_LABEL = 28
PAPERS = {Section.OVERVIEW: Paper.HEAT, Section.MORE: Paper.HEAT, Section.DAYS: Paper.PROGRESS}


def summary(view: SummaryScreen) -> Screen:
    """A picture where one is asked for; in a group, and on every other page, words."""
    if view.brief or view.section not in PAPERS:
        return words.summary(view)
    where = district_key(view.district)
    picture = SummaryPicture(view.decision_id, PAPERS[view.section], view.page, where)
    rows = {Section.OVERVIEW: _ways_on, Section.MORE: _more}.get(view.section, _ways_back)(view)
    said = [*words.counts(view), *brief(view.own, view.today)]
    return Screen(words.heading(view) + "\n".join(said), rows, picture)


def without_its_picture(screen: Screen) -> Screen:
    """What goes out where the picture can't be made or sent; «Обновить» tries it again."""
    rows = tuple(tuple(_unseen(button) for button in row) for row in screen.rows)
    return Screen(f"{screen.text}\n\nКартинка сейчас недоступна.", rows)


def _unseen(button: Button) -> Button:
    tap = unpack(button.data)
    if not isinstance(tap, RefreshSummary):
        return button
    return Button(button.text, replace(tap, seen="").pack())


def search(view: OrganisationSearch) -> Screen:
    """«Найти»: what is looked for, and those that several would do for."""
    said = "Какую организацию найти? Напишите номер сада или часть названия."
    if view.note is Note.NO_SUCH_ORGANISATION:
        said = ""  # the note asks already
    if view.found:
        more = f"Ещё {view.more}: напишите точнее." if view.more else "Или напишите точнее."
        said = f"Подходят несколько. Нажмите на нужную. {more}"
    found: Rows = tuple(
        (Button(clip(one.name, LONGEST_LABEL), OpenReportOf(view.decision_id, one.id).pack()),)
        for one in view.found
    )
    back = (Button("← К сводке", ShowSummary(view.decision_id, Section.OVERVIEW.value, 0).pack()),)
    title = esc(clip(view.decision.short_title, words.LONGEST_TITLE))
    return Screen(f"<b>{title}</b>\n\n{above(view.note)}{said}".rstrip(), (*found, back))


def _ways_on(view: SummaryScreen) -> Rows:
    """Few rows: a keyboard as high as the screen hides the picture. The rest is a tap away, under «Ещё…»."""
    asking = Button(f"Просят перенести срок ({view.asking})", ListExtensions().pack())
    papers = Button("Выгрузить", AskPapers(view.decision_id).pack())
    return (
        *_turns(view),
        *(((asking,),) if view.asking else ()),
        (Button("По пунктам", words.to(view, Section.TASKS, 0)), words.everybody(view)),
        (
            Button("Кто не ответил", words.to(view, Section.MISSING, 0)),  # the caption counts them
            Button("Ход по дням", words.to(view, Section.DAYS, 0)),
        ),
        (Button("Трудности и просьбы", words.to(view, Section.DIFFICULTIES, 0)),),
        (papers, *(button for row in words.to_many(view) for button in row)),
        (_refresh(view), Button("Ещё…", words.to(view, Section.MORE, view.page)), _home()),
    )


def _more(view: SummaryScreen) -> Rows:
    """What is looked for less often, under the same picture."""
    undelivered = Button(words.cut_off_words(view), words.to(view, Section.CUT_OFF, 0))
    reminders = Button("Напоминания", AskProof(view.decision_id).pack())
    known = Button("Ознакомление", ShowAcquaintance(view.decision_id, 0).pack())
    district = words.by_district(view)
    back = Button("← Назад", words.to(view, Section.OVERVIEW, view.page))
    return (
        (
            Button("Найти", FindReport(view.decision_id).pack()),
            Button("Обзвонить", words.to(view, Section.CALLS, 0)),
        ),
        (reminders, known),
        *district,
        *(((Button("Задачи управления", ListOwnTasks(view.decision_id).pack()),),) if view.own else ()),
        *(((undelivered,),) if view.cut_off else ()),
        (back, _refresh(view), _home()),
    )


def _ways_back(view: SummaryScreen) -> Rows:
    back = Button("← К сводке", words.to(view, Section.OVERVIEW, 0))
    return (*words.by_district(view), (_refresh(view),), (back, _home()))


def _refresh(view: SummaryScreen) -> Button:
    where = district_key(view.district)
    tap = RefreshSummary(view.decision_id, view.section.value, view.page, where, view.mark)
    return Button("Обновить", tap.pack())


def _home() -> Button:
    return Button("В меню", GoHome().pack())


def _turns(view: SummaryScreen) -> Rows:
    if view.pages == 1:
        return ()
    steps = (("‹", view.page - 1), (f"{view.page + 1} из {view.pages}", view.page), ("›", view.page + 1))
    row = [Button(label, words.to(view, view.section, to)) for label, to in steps if 0 <= to < view.pages]
    return (tuple(row),)
