"""What the department takes away: the choice, and the caption of each paper and picture."""

from core.outgoing import DepartmentPaper, Paper
from core.summary import percent
from core.views import PaperChoice, PaperSent
from screens.callbacks.start import GoHome
from screens.callbacks.summary import AskPapers, SendPaper, ShowSummary
from screens.callbacks.wording import OpenWordings
from screens.screen import Button, Rows, Screen, esc
from screens.wording import news_of

WORDS = {
    Paper.TABLE: "Таблица (.xlsx)",
    Paper.OFFICIAL: "Справка (.docx)",
    Paper.HEAT: "Картина по организациям",
    Paper.PROGRESS: "Ход по дням",
}
ABOUT = {
    Paper.TABLE: "Таблица: сводка, организации, все ответы.",
    Paper.OFFICIAL: "Справка о ходе исполнения.",
    Paper.HEAT: "Картина по организациям и пунктам.",
    Paper.PROGRESS: "Сколько отчётов сдано к каждому дню.",
}


def choice(view: PaperChoice) -> Screen:
    """Each paper is one tap away."""
    rows: Rows = tuple(
        (Button(words, SendPaper(view.decision_id, paper.value, 0).pack()),) for paper, words in WORDS.items()
    )
    if view.may_act:
        rows = (*rows, (Button("Выводы и предложения", OpenWordings(view.decision_id).pack()),))
    back = (Button("← Назад", ShowSummary(view.decision_id, "o", 0).pack()),)
    text = f"<b>{esc(view.decision.short_title)}</b>\nЧто выгрузить?"
    return Screen(text, (*rows, back))


def sent(view: PaperSent) -> Screen:
    """The file with a few words and the ways on."""
    coverage = view.coverage
    about = ABOUT[view.paper]
    if view.paper is Paper.OFFICIAL:
        about += f" {news_of(view.wordings, coverage.sent)}"
    lines = [f"<b>{esc(view.decision.short_title)}</b>", about, ""]
    lines.append(f"Сдали {percent(coverage.sent, coverage.total)}")
    lines.append(f"Начали: {coverage.begun}, не открывали: {coverage.not_opened}")
    if coverage.returned:
        lines.append(f"Возвращены: {coverage.returned}")
    rows = (*_turns(view), *_others(view))
    return Screen("\n".join(lines), rows, DepartmentPaper(view.decision_id, view.paper, view.page))


def _turns(view: PaperSent) -> Rows:
    if view.pages == 1:
        return ()
    steps = (("←", view.page - 1), (f"{view.page + 1} из {view.pages}", view.page), ("→", view.page + 1))
    row = [
        Button(words, SendPaper(view.decision_id, view.paper.value, to).pack())
        for words, to in steps
        if 0 <= to < view.pages
    ]
    return (tuple(row),)


def _others(view: PaperSent) -> Rows:
    return (
        (Button("Выгрузить другое", AskPapers(view.decision_id).pack()),),
        (Button("← Назад к сводке", ShowSummary(view.decision_id, "o", 0).pack()),),
        (Button("В меню", GoHome().pack()),),
    )
