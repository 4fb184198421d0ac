"""Answering for an organisation: what stands above and below each screen, and the word to the head."""

from core.answers import Answer, Source
from core.report import Report
from core.sources import SourceMark, mark_in_words, unconfirmed
from core.views import WordNotice
from screens.callbacks.by_word import ConfirmWord, EndWord
from screens.callbacks.sending import OpenReview
from screens.callbacks.start import GoHome
from screens.screen import Button, Screen, clip, esc

LONGEST_NAME = 80


def heading(report: Report) -> str:
    """So that a specialist never mistakes whose answers they are giving; nothing for anybody else."""
    if not report.is_by_word:
        return ""
    return f"☎️ Заполняете со слов за {esc(clip(report.organisation.name, LONGEST_NAME))}\n\n"


def way_out(report: Report, usual: Button) -> Button:
    """«Закончить» leads a specialist back to the report; everybody else has their usual button."""
    return Button("Закончить", EndWord(report.id).pack()) if report.is_by_word else usual


def whose_answer(report: Report, answer: Answer | None) -> str:
    """What stands before the present answer."""
    if not report.is_by_word:
        return "Ваш ответ"
    return "Организация ответила сама" if answer is not None and answer.source is Source.OWN else "Ответ"


def thanks(report: Report) -> str:
    """The receipt's last word."""
    if report.is_by_word:
        return "Ответы внесены со слов."
    return "Спасибо! Управление образования получило Ваши ответы."


def waiting(report: Report) -> str:
    """To the head: how many answers wait for a look; empty where none do."""
    number = 0 if report.is_by_word else len(unconfirmed(report))
    return f"\n\nВнесено управлением ответов: {number}. Проверьте их." if number else ""


def beside(mark: SourceMark | None) -> str:
    """« (со слов, 12.08, Иванова)» after an answer."""
    words = mark_in_words(mark)
    return f" ({esc(words)})" if words else ""


def entered(report: Report) -> list[str]:
    """To the department: how many answers nobody of the organisation has confirmed yet."""
    number = len(unconfirmed(report))
    return [f"Внесено управлением и не подтверждено: {number}"] if number else []


def notice(view: WordNotice) -> Screen:
    """To a head, once: what was entered for them; one tap confirms it all."""
    report = view.report
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    how = "из Вашей формы" if view.is_form else "с Ваших слов"
    lines = [
        f"{hello} Специалист управления внёс ответы {how}. Проверьте, пожалуйста.",
        "",
        f"<b>{esc(report.organisation.name)}</b>",
        esc(report.decision.short_title),
        f"Внесено ответов: {view.count}",
    ]
    if view.sent:
        lines.append(f"Отчёт отправлен, № {report.number}.")
    rows = (
        (Button("Всё верно", ConfirmWord(report.id, report.version).pack()),),
        (Button("Посмотреть и изменить", OpenReview(report.id).pack()),),
        (Button("В меню", GoHome().pack()),),
    )
    return Screen("\n".join(lines), rows)
