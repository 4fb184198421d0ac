"""One question a message: one sentence, buttons before typing, always a way back and a way on."""

from core.answers import Attached, Chosen, EvidenceKind, Lines, QuestionKey, Skipped, Source
from core.decision import Kind, Option, Status
from core.people import Author, Role
from core.russian_dates import day_and_month, month_name, short_day
from core.spoken import in_words
from core.table import STATUS_WORDS
from core.typed import Misread
from core.views import DayButton, QuestionScreen
from screens import by_word
from screens.callbacks.checklist import (
    ChooseForm,
    ClearOwn,
    Explain,
    GoBack,
    Later,
    MoveOn,
    OpenQuestion,
    Pick,
    PickDay,
    PutIn,
    Skip,
    TakeOut,
    TypeOwn,
)
from screens.callbacks.evidence import ListEvidence
from screens.callbacks.inquiry import AskAbout
from screens.evidence import piece_line
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import of_which

STATUS_SIGNS = {Status.DONE: "✅", Status.IN_PROGRESS: "🟡", Status.NOT_STARTED: "⚪"}
PICKED = "✓ "
LONGEST_NAME = 80
LONGEST_ANSWER = 1000  # characters of what was answered before
PIECES_SHOWN = 5
ROLE_WORDS = {
    Role.HEAD: "заведующий",
    Role.ACTING: "исполняющий обязанности",
    Role.DEPUTY: "старший воспитатель или зам",
}
PRESET_WORDS = {
    "today": "Сегодня",
    "end_of_month": "До конца месяца",
    "next_month": "Следующий месяц",
    "deadline": "К сроку",
}
ASKING = {
    EvidenceKind.ORDER: "Напишите № и дату приказа, например: № 132/02-05 от 25.08.2020",
    EvidenceKind.PROTOCOL: "Напишите орган, № и дату, например: педсовет № 1 от 25.08.2020",
}


def question(view: QuestionScreen) -> Screen:
    """The question as it stands now."""
    lines = [
        f"<b>Пункт {view.task.number} из {len(view.report.decision.tasks)} · "
        f"вопрос {view.place.number} из {view.place.total}</b>",
        esc(view.task.title),
        "",
        esc(_asked(view)),
    ]
    if view.hint and view.question.hint:
        lines += ["", f"<i>{esc(view.question.hint)}</i>"]
    if how := _how_to_answer(view):
        lines += ["", how]
    if present := _present(view):
        lines += ["", present]
    head = by_word.heading(view.report) + _lead(view) + of_which(view.report)
    return Screen(head + "\n".join(lines), (*_answers(view), *_ways(view)))


def _asked(view: QuestionScreen) -> str:
    if view.form is not None:
        return ASKING.get(view.form, view.question.text)
    if isinstance(view.value, Attached):
        return "Можно прислать ещё или нажать «Дальше»."
    return view.question.text


def _lead(view: QuestionScreen) -> str:
    """What has just happened, in one line above the question."""
    if view.misread is not None:
        return f"{_misread(view, view.misread)}\n\n"
    if view.note is not None:
        return above(view.note)
    if view.filled_task is not None:
        return f"Пункт {view.filled_task.number} заполнен и сохранён. Идём дальше.\n\n"
    return "Сохранено, можно закрыть.\n\n" if view.saved else ""


def _misread(view: QuestionScreen, why: Misread) -> str:
    low, high = view.question.minimum, view.question.maximum
    limits = f" от {low if low is not None else 0} до {high}" if high is not None else ""
    return {
        Misread.NOT_A_DATE: "Не разобрал дату. Напишите так: 25.08.2020 или 25 августа.",
        Misread.NOT_A_NUMBER: f"Напишите одно целое число{limits}.",
        Misread.OUT_OF_RANGE: f"Подойдёт число{limits}.",
        Misread.TOO_LONG: "Слишком длинно: до 1000 знаков. Напишите короче.",
        Misread.TOO_MANY: "Слишком много строк: до 30.",
        Misread.PRESS_A_BUTTON: "Здесь нужно нажать кнопку.",
        Misread.EMPTY: "Сообщение пустое. Нажмите кнопку или напишите.",
    }[why]


def _how_to_answer(view: QuestionScreen) -> str:
    if view.typing and view.question.kind is Kind.DATE:
        return "Напишите дату, например: 25.08.2020 или 25 августа."
    if view.typing:
        return "Напишите свой ответ одним сообщением."
    match view.question.kind:
        case Kind.SEVERAL if not isinstance(view.value, Chosen):
            return "Можно выбрать несколько."
        case Kind.NUMBER:
            return "Напишите число."
        case Kind.TEXT:
            return "Напишите одной фразой."
    return ""


def _present(view: QuestionScreen) -> str:
    """The answer given before, so that nobody answers twice without knowing."""
    value = view.value
    answer = view.report.answers.get(QuestionKey(view.task.id, view.question.id))
    if value is None:
        return ""
    if isinstance(value, Skipped):
        if view.author is not None and not view.report.is_by_word:
            return f"Раньше этот вопрос пропустили ({by_whom(view.author)})."
        return "Этот вопрос пропущен." if view.report.is_by_word else "Раньше Вы пропустили этот вопрос."
    if isinstance(value, Attached):
        pieces = "\n".join(f"• {piece_line(piece)}" for piece in view.evidence[-PIECES_SHOWN:])
        more = len(view.evidence) - PIECES_SHOWN
        return f"Приложено:\n{pieces}" + (f"\nи ещё {more}" if more > 0 else "")
    if isinstance(value, Chosen) and view.question.kind is Kind.SEVERAL:
        # What was picked carries its mark on the buttons; only own words have none.
        return _several(view, value)
    words = esc(clip(in_words(view.question, value), LONGEST_ANSWER))
    late = "\n(позже срока, это не мешает ответить)" if view.late_plan else ""
    if view.author is not None and answer is not None and answer.source is Source.OWN:
        return f"Уже есть ответ: {words}\nОтветили: {by_whom(view.author)}{late}"
    return f"{by_word.whose_answer(view.report, answer)}: {words}{late}"


def _several(view: QuestionScreen, value: Chosen) -> str:
    """Lines of one's own; and who changed the answer last, where it was somebody else."""
    own = esc(clip("; ".join(value.own), LONGEST_ANSWER))
    if view.author is None:
        lead = "Добавлено" if view.report.is_by_word else "Вы добавили"
        return f"{lead}: {own}" if own else ""
    added = f"Добавлено: {own}\n" if own else ""
    return f"{added}Последний ответ: {by_whom(view.author)}"


def by_whom(author: Author) -> str:
    """Whoever answered: the name, else what they are to the organisation."""
    if author.department:
        return "управление образования"
    words = ROLE_WORDS[author.role] if author.role else "другой сотрудник"
    return esc(clip(author.name, LONGEST_NAME)) or words


def _answers(view: QuestionScreen) -> Rows:
    key = (view.report.id, view.task.id, view.question.id)
    match view.question.kind:
        case Kind.STATUS:
            statuses = tuple(
                (
                    Button(
                        _picked(view, status.value) + f"{STATUS_SIGNS[status]} {words}",
                        Pick(*key, status.value).pack(),
                    ),
                )
                for status, words in STATUS_WORDS.items()
            )
            return (*statuses, *_onward(view))
        case Kind.CHOICE | Kind.SEVERAL if view.typing:
            return ((Button("К вариантам", OpenQuestion(*key).pack()),),)
        case Kind.CHOICE | Kind.SEVERAL:
            options = tuple((_option(view, option),) for option in view.question.options)
            own = ((Button(f"{view.question.own}…", TypeOwn(*key).pack()),),) if view.question.own else ()
            return (*options, *own, *_anew(view), *_onward(view))
        case Kind.DATE:
            days = tuple((Button(_day(day), PickDay(*key, _code(day)).pack()),) for day in view.days)
            other = ((Button("Другая дата…", TypeOwn(*key).pack()),),) if days else ()
            return (*days, *other, *_onward(view))
        case Kind.EVIDENCE:
            return _evidence(view)
        case _:
            return (*_anew(view), *_onward(view))


def _onward(view: QuestionScreen) -> Rows:
    """«Дальше», where something is given already: nobody should have to press «Пропустить» to keep it."""
    if view.value is None or isinstance(view.value, Skipped):
        return ()
    return ((Button("Дальше →", MoveOn(view.report.id, view.task.id, view.question.id).pack()),),)


def _anew(view: QuestionScreen) -> Rows:
    """Typed lines add up; here they are taken back."""
    key = (view.report.id, view.task.id, view.question.id)
    if isinstance(view.value, Lines):
        return ((Button("Написать заново", ClearOwn(*key).pack()),),)
    if isinstance(view.value, Chosen) and view.value.own and view.question.kind is Kind.SEVERAL:
        return ((Button("Убрать добавленное", ClearOwn(*key).pack()),),)
    return ()


def _evidence(view: QuestionScreen) -> Rows:
    key = (view.report.id, view.task.id, view.question.id)
    if view.form is not None:
        return ((Button("Другое подтверждение", OpenQuestion(*key).pack()),),)
    forms = (
        (Button("Приказ (№ и дата)", ChooseForm(*key, EvidenceKind.ORDER.value).pack()),),
        (Button("Протокол (№ и дата)", ChooseForm(*key, EvidenceKind.PROTOCOL.value).pack()),),
    )
    if isinstance(view.value, Attached):
        number = len(view.evidence)
        return (
            *_onward(view),
            *forms,
            (Button(f"Изменить приложенное ({number})", ListEvidence(*key).pack()),),
        )
    trace: Rows = ()
    if QuestionKey(view.task.id, view.question.id) in view.report.emptied:
        trace = ((Button("Что было убрано", ListEvidence(*key).pack()),),)
    return (*forms, *trace, (Button("Приложу позже", Skip(*key).pack()),))


def _ways(view: QuestionScreen) -> Rows:
    key = (view.report.id, view.task.id, view.question.id)
    explain = ((Button("Что это?", Explain(*key).pack()),),) if view.question.hint and not view.hint else ()
    ask: Rows = () if view.report.is_by_word else ((Button("Спросить управление", AskAbout(*key).pack()),),)
    return (
        *explain,
        *ask,
        (
            Button("← Назад", GoBack(*key).pack()),
            Button("Пропустить", Skip(*key).pack()),
            by_word.way_out(view.report, Button("Позже", Later(view.report.id).pack())),
        ),
    )


def _option(view: QuestionScreen, option: Option) -> Button:
    key = (view.report.id, view.task.id, view.question.id)
    picked = _picked(view, option.id)
    if view.question.kind is Kind.CHOICE:
        return Button(picked + option.text, Pick(*key, option.id).pack())
    tap = TakeOut(*key, option.id) if picked else PutIn(*key, option.id)
    return Button(picked + option.text, tap.pack())


def _picked(view: QuestionScreen, option_id: str) -> str:
    return PICKED if isinstance(view.value, Chosen) and option_id in view.value.options else ""


def _day(button: DayButton) -> str:
    if button.preset == "deadline":
        return f"К сроку, {day_and_month(button.day)}"
    if button.preset:
        return PRESET_WORDS[button.preset]
    return month_name(button.day).capitalize() if button.whole_month else short_day(button.day)


def _code(button: DayButton) -> str:
    return button.day.isoformat()[:7] if button.whole_month else button.day.isoformat()
