"""Somebody else has answered meanwhile: which of the two answers shall stand?"""

from core.answers import Value
from core.spoken import in_words
from core.views import WhichAnswer
from screens.callbacks.checklist import GoBack, Later, MoveOn, ReplaceWithMine
from screens.notes import above
from screens.question import by_whom
from screens.screen import Button, Screen, clip, esc
from screens.states import moment_in_words, of_which

LONGEST_ANSWER = 800  # characters of each of the two


def which(view: WhichAnswer) -> Screen:
    """Both answers, and a button for each."""
    report = view.report
    key = (report.id, view.task.id, view.question.id)
    lines = [
        f"<b>Пункт {view.task.number} из {len(report.decision.tasks)} · "
        f"вопрос {view.place.number} из {view.place.total}</b>",
        esc(view.question.text),
        "",
        "На этот вопрос уже ответили.",
        f"{by_whom(view.author)}, {moment_in_words(view.at)}: <b>{_words(view, view.theirs)}</b>",
        f"Ваш ответ, пока не записан: <b>{_words(view, view.mine)}</b>",
        "",
        "Какой ответ оставить?",
    ]
    rows = (
        (Button("Оставить прежний", MoveOn(*key).pack()),),
        (Button("Заменить своим", ReplaceWithMine(*key, view.mark).pack()),),
        (Button("← Назад", GoBack(*key).pack()), Button("Позже", Later(report.id).pack())),
    )
    return Screen(above(view.note) + of_which(report) + "\n".join(lines), rows)


def _words(view: WhichAnswer, value: Value) -> str:
    return esc(clip(in_words(view.question, value), LONGEST_ANSWER))
