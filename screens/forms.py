"""Forms to be filled in a spreadsheet: the file, what a filled one says, why one can't be put in."""

from core import checklist
from core.answers import QuestionKey
from core.decision import Decision
from core.form import Bad, BadCell
from core.form_plan import FormPlan
from core.outgoing import PrintedForm
from core.report import Report
from core.typed import Misread
from core.views import FormPreview, FormRefusal, FormRefused, FormToFill, FormWaiting
from screens.callbacks.by_word import DropForm, PutFormIn
from screens.callbacks.review import OpenFile
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_NAME = 80
MOST_LINES = 10  # of each kind on a screen
MOST_WORDS = 60
HOME: Rows = ((Button("В меню", GoHome().pack()),),)
REFUSALS = {
    FormRefusal.UNREADABLE: "Форму прочитать не удалось",
    FormRefusal.LOST: "Мессенджер больше не отдаёт этот файл. Пришлите его ещё раз.",
    FormRefusal.TOO_BIG: "Файл больше 5 МБ: это не форма. Форму можно взять в отчёте организации.",
    FormRefusal.SEVERAL: "В файле несколько форм. Пришлите каждую отдельным файлом.",
    FormRefusal.OTHER_DEPARTMENT: "Это форма другого управления. Ничего не внесено.",
    FormRefusal.OTHER_DECISION: "Это форма по другому решению: такого решения сейчас нет. Ничего не внесено.",
    FormRefusal.OTHER_EDITION: (
        "Вопросы решения с тех пор изменились. Возьмите новую форму: прежние ответы в ней уже стоят."
    ),
    FormRefusal.NO_SUCH_ORGANISATION: "Организации из этой формы больше нет в списке. Ничего не внесено.",
}


def to_fill(view: FormToFill) -> Screen:
    """The file, made when it is sent."""
    text = (
        f"<b>Форма для заполнения</b>\n{esc(clip(view.report.organisation.name, LONGEST_NAME))}\n"
        "Отправьте её организации. Заполненную пришлите сюда файлом."
    )
    rows = ((Button("← Назад", OpenFile(view.report.id).pack()),),)
    return Screen(text, rows, PrintedForm(view.report.id))


def waiting(view: FormWaiting) -> Screen:
    """It takes a moment: the file is fetched first."""
    name = esc(clip(view.file_name, LONGEST_NAME))
    return Screen(f"Получил «{name}», читаю форму. Покажу, что в ней, и спрошу, вносить ли.", HOME)


def preview(view: FormPreview) -> Screen:
    """What was read, what wasn't understood, what stays as it is; nothing is put in yet."""
    report, planned = view.report, view.plan
    number = len(planned.taken) + len(planned.pieces)
    bad = len(view.filled.bad)
    lines = [
        f"<b>{esc(report.organisation.name)}</b>",
        esc(report.decision.short_title),
        "",
        f"Новых ответов в форме: {number}" + (f", уже стоят: {planned.same}" if planned.same else ""),
    ]
    if bad:
        lines += ["", f"Не понял ячеек: {bad}", *_first([_bad(cell) for cell in view.filled.bad])]
    lines += _left("Заменят ответ организации:", report, planned.replaces)
    lines += _left("Организация уже ответила сама, оставлено:", report, planned.kept)
    lines += _left("Закрыто для изменений, оставлено:", report, planned.closed)
    lines += _left("При таких ответах не спрашивается:", report, planned.needless)
    lines += ["", _question(planned)]
    rows: list[tuple[Button, ...]] = []
    if not planned.is_empty:
        rows.append((Button("Внести", PutFormIn(view.form_id, report.version).pack()),))
        rows.append((Button("Отмена", DropForm(view.form_id).pack()),))
    rows.append((Button("Открыть отчёт", OpenFile(report.id).pack()),))
    return Screen(above(view.note) + "\n".join(lines), tuple(rows))


def refused(view: FormRefused) -> Screen:
    """Why nothing of it can be put in."""
    why = f": {esc(clip(view.why, 300))}." if view.why else ""
    name = esc(clip(view.file_name, LONGEST_NAME))
    return Screen(f"«{name}»\n{REFUSALS[view.refusal]}{why}", HOME)


def bad_in_words(cell: BadCell) -> str:
    """«D14: не понял «вчерась»; подойдёт дата, например 25.08.2020», plain text."""
    said = f"«{clip(' '.join(cell.text.split()), MOST_WORDS)}»"
    if cell.why == Bad.FORMULA:
        return f"{cell.address}: здесь формула, впишите само значение"
    return f"{cell.address}: не понял {said}; {_allowed(cell)}"


def _allowed(cell: BadCell) -> str:
    if cell.allowed:
        return "подойдёт " + ", ".join(f"«{word}»" for word in cell.allowed)
    low = cell.minimum if cell.minimum is not None else 0
    limits = f" от {low} до {cell.maximum}" if cell.maximum is not None else ""
    return {
        str(Misread.NOT_A_DATE): "подойдёт дата, например 25.08.2020",
        str(Misread.NOT_A_NUMBER): f"подойдёт целое число{limits}",
        str(Misread.OUT_OF_RANGE): f"подойдёт целое число{limits}",
        str(Misread.TOO_LONG): "слишком длинно: до 1000 знаков",
        str(Misread.TOO_MANY): "слишком много строк: до 30",
    }.get(cell.why, "так ответить нельзя")


def _bad(cell: BadCell) -> str:
    return "• " + esc(clip(bad_in_words(cell), 300))


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"и ещё {more}"] if more > 0 else [])]


def _left(title: str, report: Report, keys: tuple[QuestionKey, ...]) -> list[str]:
    return (
        ["", title, *_first([f"• {esc(place_in_words(report.decision, key))}" for key in keys])]
        if keys
        else []
    )


def place_in_words(decision: Decision, key: QuestionKey) -> str:
    """«2.3 Состав», plain text: as the form numbers them."""
    for task, question in decision.questions():
        if checklist.key_of(task, question) == key:
            place = task.questions.index(question) + 1
            return f"{task.number}.{place} {clip(question.label or question.text, MOST_WORDS)}"
    return key.question


def _question(planned: FormPlan) -> str:
    return "Вносить в этой форме нечего." if planned.is_empty else "Внести эти ответы?"
