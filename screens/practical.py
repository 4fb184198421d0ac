"""The practical task for a head: one question a message, and all the answers."""

from datetime import date, datetime

from core import practical
from core.practical import Cell
from core.russian_dates import day_and_month
from core.views import PracticalAnswers, PracticalCall, PracticalQuestion
from screens.callbacks.meeting import OpenMeeting
from screens.callbacks.practical import AskPractical, OpenPractical, ShowPracticalAnswers, TakePractical
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_LABEL = 28
LONGEST_TITLE = 200
LONGEST_NAME = 80
LONGEST_ANSWER = 200
HOME = (Button("В меню", GoHome().pack()),)


def question(view: PracticalQuestion) -> Screen:
    """A cell: typical lines as buttons, or one's own words."""
    meeting, here, cell = view.meeting.id, view.organisation.id, view.cell
    which = f"{esc(clip(view.organisation.name, LONGEST_NAME))}\n" if view.of_several else ""
    lines = [
        f"{which}Практическое задание · вопрос {cell.number + 1} из {view.total}",
        f"<b>{named(cell)}</b>",
        "Нажмите на ответ или напишите свой одной фразой." if cell.options else "Напишите одной фразой.",
    ]
    if view.words is not None:
        lines.append(f"Сейчас: {esc(view.words)}" if view.words else "Сейчас: пропущено")
    lines.append(f"Ответы сохраняются сразу. Отвечать можно {until_words(view.until, view.today)}.")
    rows: list[tuple[Button, ...]] = [
        (Button(clip(one.text, LONGEST_LABEL), _take(view, number)),)
        for number, one in enumerate(cell.options, start=1)
    ]
    back = AskPractical(meeting, here, cell.number - 1).pack()
    if cell.number == 0:
        back = OpenMeeting(meeting, here).pack()
    later = Button("Позже", ShowPracticalAnswers(meeting, here).pack())
    rows.append((Button("← Назад", back), Button("Пропустить", _take(view, 0)), later))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def answers(view: PracticalAnswers) -> Screen:
    """All of them, by direction; while it is open each can be changed."""
    meeting, here = view.meeting.id, view.organisation.id
    every = practical.cells(view.task)
    given = {cell.number: practical.answer_to(cell, view.answers) for cell in every}
    done = sum(one is not None for one in given.values())
    which = f"\n{esc(clip(view.organisation.name, LONGEST_NAME))}" if view.of_several else ""
    lines = [f"<b>{esc(clip(view.task.title, LONGEST_TITLE))}</b>{which}", _standing(view, done, len(every))]
    for direction in view.task.directions:
        part = [f"<b>{esc(direction.text)}</b>"]
        for cell in every:
            if cell.direction.id == direction.id:
                one = given[cell.number]
                words = practical.words_of(cell, one) if one is not None else ""
                said = esc(clip(words, LONGEST_ANSWER)) or ("пропущено" if one is not None else "—")
                part.append(f"{cell.number + 1}. {esc(cell.aspect.text)}: {said}")
        lines.append("\n".join(part))
    rows: list[tuple[Button, ...]] = []
    if view.until is not None:
        if done < len(every):
            words = "Продолжить" if done else "Начать"
            rows.append((Button(words, OpenPractical(meeting, here).pack()),))
        buttons = [
            Button(f"Изменить {cell.number + 1}", AskPractical(meeting, here, cell.number).pack())
            for cell in every
            if given[cell.number] is not None
        ]
        rows += [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    rows.append((Button("← К совещанию", OpenMeeting(meeting, here).pack()), *HOME))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def call(view: PracticalCall) -> Screen:
    """To the heads: it has begun."""
    task = view.meeting.plan.practical_task
    title = esc(clip(task.title, LONGEST_TITLE)) if task is not None else ""
    which = f"{esc(clip(view.organisation.name, LONGEST_NAME))}\n" if view.of_several else ""
    text = (
        f"{which}<b>Практическое задание: {title}</b>\n\n"
        f"Отвечать можно {until_words(view.until, view.today)}, кнопками или своими словами."
    )
    start = Button("Ответить", OpenPractical(view.meeting.id, view.organisation.id).pack())
    return Screen(text, ((start,), HOME))


def until_words(until: datetime, today: date) -> str:
    """«до 10:05»; another day «до 31 января»."""
    if until.date() != today:
        return f"до {day_and_month(until.date())}"
    return f"сегодня до {until:%H:%M}"


def named(cell: Cell) -> str:
    """«Кадровое обеспечение: перспективы»."""
    return f"{esc(cell.direction.text)}: {esc(cell.aspect.text.lower())}"


def _standing(view: PracticalAnswers, done: int, total: int) -> str:
    if view.until is None:
        return f"Заполнено {done} из {total}. Время на задание вышло."
    until = until_words(view.until, view.today)
    if done == total:
        return f"Спасибо, заполнено {done} из {total}. Изменить можно {until}."
    return f"Заполнено {done} из {total}. Отвечать можно {until}."


def _take(view: PracticalQuestion, option: int) -> str:
    meeting = view.meeting
    return TakePractical(meeting.id, view.organisation.id, meeting.version, view.cell.number, option).pack()


def row(meeting: int, organisation: int) -> Rows:
    """On a head's page of the meeting."""
    return ((Button("Практическое задание", OpenPractical(meeting, organisation).pack()),),)
