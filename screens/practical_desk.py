"""The practical task for the department: begun, counted live, told grouped, taken away."""

from core.meeting import PublishedMeeting, sitting
from core.outgoing import PracticalPaper
from core.practical import CellResult, PracticalProgress
from core.proceedings import AT_LEISURE, Step, StepKind, taken_step
from core.russian_dates import day_and_month
from core.summary import percent
from core.views import PracticalDesk, PracticalFile, PracticalMinutes, PracticalSaid
from screens.callbacks.meeting import OpenMeetingDesk
from screens.callbacks.practical import (
    AskStartPractical,
    OpenPracticalDesk,
    SendPractical,
    ShowPracticalSaid,
    StartPractical,
    StartPracticalUntil,
    StopPractical,
)
from screens.notes import above
from screens.practical import until_words
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_LABEL = 28
LONGEST_SAID = 120
MOST_SAID = 10  # different answers to one cell on a page; the file has all
MINUTES = (10, 15, 20, 30, 45)


def desk(view: PracticalDesk) -> Screen:
    """What goes on, and how many have answered."""
    lines = ["<b>Практическое задание</b>"]
    rows: list[tuple[Button, ...]] = []
    for part, progress in view.counts:
        step = taken_step(view.steps, StepKind.PRACTICAL, part)
        lines.append(_standing(view, part, step, progress))
        if view.may_act:
            rows.append(_button(view, part, step))
    rows += [
        (Button("Обновить", OpenPracticalDesk(view.meeting.id).pack()),),
        (Button("Что ответили", ShowPracticalSaid(view.meeting.id, 0).pack()),),
        _files(view.meeting),
        _back(view.meeting),
    ]
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def minutes(view: PracticalMinutes) -> Screen:
    """For how long?"""
    back = (Button("← Назад", OpenPracticalDesk(view.meeting.id).pack()),)
    if view.part == AT_LEISURE:
        rows: Rows = tuple(
            (
                Button(
                    f"До {day_and_month(day)}", StartPracticalUntil(view.meeting.id, day.isoformat()).pack()
                ),
            )
            for day in view.days
        )
        text = "До какого числа все могут ответить? Нажмите кнопку или напишите дату."
        return Screen(above(view.note) + text, (*rows, back))
    rows = tuple(
        (Button(f"{many} минут", StartPractical(view.meeting.id, view.part, many).pack()),)
        for many in MINUTES
    )
    text = f"{part_words(view.meeting, view.part)}: сколько минут на задание? Время пойдёт сразу."
    return Screen(above(view.note) + text, (*rows, back))


def said(view: PracticalSaid) -> Screen:
    """A direction a page: aspects, and under each what was said, the most frequent first."""
    directions = tuple(dict.fromkeys(one.cell.direction.id for one in view.results))
    here = [one for one in view.results if one.cell.direction.id == directions[view.page]]
    lines = [
        f"Ответили: {percent(view.answered, view.asked)}",
        f"<b>{esc(here[0].cell.direction.text)}</b>",
        *(_aspect(one) for one in here),
    ]
    steps = (("‹", view.page - 1), (f"{view.page + 1} из {len(directions)}", view.page), ("›", view.page + 1))
    turns = tuple(
        Button(label, ShowPracticalSaid(view.meeting.id, to).pack())
        for label, to in steps
        if 0 <= to < len(directions)
    )
    back = (Button("← Назад", OpenPracticalDesk(view.meeting.id).pack()),)
    return Screen("\n\n".join(lines), (turns, _files(view.meeting), back))


def file(view: PracticalFile) -> Screen:
    """The file itself."""
    text = f"<b>Практическое задание</b>\n{esc(view.meeting.name)}"
    return Screen(
        text,
        ((Button("← Назад", OpenPracticalDesk(view.meeting.id).pack()),),),
        PracticalPaper(view.meeting.id, view.kind),
    )


def part_words(meeting: PublishedMeeting, part: int) -> str:
    """«1-я подгруппа, 9:00»; «Все, в удобное время»."""
    found = meeting.plan.subgroup(part)
    return esc(sitting(found)) if found is not None else "Все, в удобное время"


def _standing(view: PracticalDesk, part: int, step: Step | None, progress: PracticalProgress) -> str:
    lines = [f"<b>{part_words(view.meeting, part)}</b>"]
    if step is None or step.until is None:
        lines.append("Ещё не начинали.")
        if part == AT_LEISURE:
            lines.append(f"Ответили {progress.done} из {progress.total}")
        return "\n".join(lines)
    until = step.until.astimezone(view.now.tzinfo)
    if until > view.now:
        lines.append(f"Отвечают {until_words(until, view.now.date())}.")
    else:
        lines.append(f"Завершено {day_and_month(until.date())} в {until:%H:%M}.")
    begun = f", ещё заполняют: {progress.begun}" if progress.begun else ""
    lines.append(f"Ответили {progress.done} из {progress.total}{begun}")
    return "\n".join(lines)


def _button(view: PracticalDesk, part: int, step: Step | None) -> tuple[Button, ...]:
    found = view.meeting.plan.subgroup(part)
    where = f"{found.number}-я подгруппа" if found is not None else "для всех"
    if step is not None and step.until is not None and step.until > view.now:
        return (
            Button(clip(f"Завершить: {where}", LONGEST_LABEL), StopPractical(view.meeting.id, part).pack()),
        )
    words = f"Начать: {where}" if part != AT_LEISURE else "Открыть всем до даты"
    return (Button(clip(words, LONGEST_LABEL), AskStartPractical(view.meeting.id, part).pack()),)


def _aspect(one: CellResult) -> str:
    lines = [f"<b>{esc(one.cell.aspect.text)}</b>"]
    lines += [f"{esc(clip(each.text, LONGEST_SAID))}: {each.count}" for each in one.said[:MOST_SAID]]
    if len(one.said) > MOST_SAID:
        lines.append(f"Ещё ответов: {len(one.said) - MOST_SAID}, все стоят в таблице.")
    return "\n".join(lines if one.said else [*lines, "нет данных"])


def _files(meeting: PublishedMeeting) -> tuple[Button, ...]:
    return (
        Button("Таблица .xlsx", SendPractical(meeting.id, "xlsx").pack()),
        Button("Документ .docx", SendPractical(meeting.id, "docx").pack()),
    )


def _back(meeting: PublishedMeeting) -> tuple[Button, ...]:
    return (Button("← К совещанию", OpenMeetingDesk(meeting.id).pack()),)
