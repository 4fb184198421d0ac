"""What the department takes away: the choice, and the caption of each paper and picture."""

from core.experience import categories_of
from core.outgoing import DepartmentPaper, Paper
from core.summary import percent
from core.views import PaperChoice, PaperDone, PaperFailed, PaperMaking, PaperReady, PaperSent
from screens.callbacks.experience import OpenOfferDesk
from screens.callbacks.start import GoHome
from screens.callbacks.summary import AskPapers, SendPaper, ShowSummary
from screens.callbacks.wording import OpenWordings
from screens.screen import Button, Rows, Screen, clip, esc
from screens.wording import news_of

LONGEST_WHY = 300
OF_EXPERIENCE = (Paper.EXPERIENCE, Paper.PAGES)
MENU: Rows = ((Button("В меню", GoHome().pack()),),)

WORDS = {
    Paper.TABLE: "Таблица (.xlsx)",
    Paper.OFFICIAL: "Справка (.docx)",
    Paper.ARCHIVE: "Файлы организаций (.zip)",
    Paper.ACQUAINTANCE: "Лист ознакомления",
    Paper.REGISTRATION: "Лист регистрации",
    Paper.EXPERIENCE: "Подборка опыта (.docx)",
    Paper.PAGES: "Опыт для сайта (.zip)",
    Paper.HEAT: "Картина по организациям",
    Paper.PROGRESS: "Ход по дням",
}
ABOUT = {
    Paper.TABLE: "Таблица: сводка, организации, ответы, доказательства, напоминания.",
    Paper.OFFICIAL: "Справка о ходе исполнения.",
    Paper.ARCHIVE: "Файлы организаций: у каждой своя папка, внутри опись.",
    Paper.ACQUAINTANCE: "Лист ознакомления с решением.",
    Paper.REGISTRATION: "Лист регистрации на совещание: даты и отметки заполняются от руки.",
    Paper.EXPERIENCE: "Подборка опубликованного опыта по разделам.",
    Paper.PAGES: "Страницы опыта: распакуйте архив и откройте index.html.",
    Paper.HEAT: "Картина по организациям и пунктам.",
    Paper.PROGRESS: "Сколько отчётов сдано к каждому дню.",
}
MAKING = {
    Paper.TABLE: "Готовлю таблицу…",
    Paper.OFFICIAL: "Готовлю справку…",
    Paper.ARCHIVE: "Собираю файлы…",
    Paper.ACQUAINTANCE: "Готовлю лист ознакомления…",
    Paper.REGISTRATION: "Готовлю лист регистрации…",
    Paper.EXPERIENCE: "Готовлю подборку…",
    Paper.PAGES: "Готовлю страницы…",
}
DONE = {
    Paper.TABLE: "Таблица готова.",
    Paper.OFFICIAL: "Справка готова.",
    Paper.ARCHIVE: "Файлы собраны.",
    Paper.ACQUAINTANCE: "Лист ознакомления готов.",
    Paper.REGISTRATION: "Лист регистрации готов.",
    Paper.EXPERIENCE: "Подборка готова.",
    Paper.PAGES: "Страницы готовы.",
}
COUNTS = {
    "organisations": "Организаций",
    "answers": "Ответов",
    "evidence": "Доказательств",
    "reminders": "Напоминаний",
    "files": "Файлов",
    "missing": "Не вошли в архив, причины в описи",
    "people": "Строк",
    "experience": "Опубликовано",
    "offers": "Предложений опыта",
}
COMMANDS = {
    Paper.TABLE: "export --xlsx",
    Paper.OFFICIAL: "export --docx",
    Paper.ARCHIVE: "export --zip",
    Paper.ACQUAINTANCE: "export --acquaintance",
    Paper.REGISTRATION: "export --registration",
    Paper.EXPERIENCE: "export --experience",
    Paper.PAGES: "export --pages",
}


def choice(view: PaperChoice) -> Screen:
    """Each paper is one tap away."""
    rows: Rows = tuple(
        (Button(words, SendPaper(view.decision_id, paper.value, 0).pack()),)
        for paper, words in WORDS.items()
        if paper not in OF_EXPERIENCE  # they stand in a room of their own
    )
    if categories_of(view.decision):
        rows = (*rows, (Button("Успешный опыт", OpenOfferDesk().pack()),))
    if view.may_act:
        rows = (*rows, (Button("Выводы и предложения", OpenWordings(view.decision_id).pack()),))
    back = (Button("← Назад", ShowSummary(view.decision_id, "o", 0).pack()),)
    text = f"<b>{esc(view.decision.short_title)}</b>\nЧто выгрузить?"
    return Screen(text, (*rows, back))


def sent(view: PaperSent) -> Screen:
    """The file with a few words and the ways on."""
    coverage = view.coverage
    lines = [f"<b>{esc(view.decision.short_title)}</b>", ABOUT[view.paper], ""]
    lines.append(f"Сдали {percent(coverage.sent, coverage.total)}")
    lines.append(f"Начали: {coverage.begun}, не открывали: {coverage.not_opened}")
    if coverage.returned:
        lines.append(f"Возвращены: {coverage.returned}")
    rows = (*_turns(view), *_others(view))
    return Screen("\n".join(lines), rows, DepartmentPaper(view.decision_id, view.paper, view.page))


def making(view: PaperMaking) -> Screen:
    """One message, edited as the work goes on."""
    words = MAKING[view.paper]
    return Screen(f"{words} {_many(view.done)} из {_many(view.total)}" if view.total else words, MENU)


def done(view: PaperDone) -> Screen:
    """What stands above the file."""
    return Screen(DONE[view.paper], MENU)


def ready(view: PaperReady) -> Screen:
    """The file with the count of its rows; or where a file that large is to be had."""
    about = ABOUT[view.paper]
    if view.paper is Paper.OFFICIAL:
        about += f" {news_of(view.wordings, view.sent)}"
    lines = [f"<b>{esc(view.decision.short_title)}</b>", about]
    if view.parts > 1:
        lines.append(f"Часть {view.part} из {view.parts}.")
    lines += ["", *(f"{COUNTS[name]}: {_many(count)}" for name, count in view.counts if _says(name, count))]
    if view.made is None:
        size = -(-view.size // 1_000_000)
        lines += [
            "",
            f"Вышло {_many(size)} МБ, в чат столько не отправить. "
            f"Целиком файл даст команда на сервере: <code>{COMMANDS[view.paper]}</code>",
        ]
    return Screen("\n".join(lines), _others(view), view.made)


def failed(view: PaperFailed) -> Screen:
    """What hindered, and another try."""
    why = f"\n\n{esc(clip(view.why, LONGEST_WHY))}" if view.why else " Попробуйте ещё раз."
    again = (Button("Попробовать снова", SendPaper(view.decision_id, view.paper.value, 0).pack()),)
    return Screen(f"{WORDS[view.paper]}: не получилось.{why}", (again, *_others(view)))


def _says(name: str, count: int) -> bool:
    return count > 0 or name not in ("missing", "offers")


def _many(number: int) -> str:
    """«32 000»."""
    return f"{number:,}".replace(",", "\u00a0")


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


def _others(view: PaperSent | PaperReady | PaperFailed) -> Rows:
    return (
        (Button("Выгрузить другое", AskPapers(view.decision_id).pack()),),
        (Button("← Назад к сводке", ShowSummary(view.decision_id, "o", 0).pack()),),
        (Button("В меню", GoHome().pack()),),
    )
