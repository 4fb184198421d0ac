"""A question to the department, as the department sees it; and the word that new ones have come."""

from core.inquiry import InquiryState, pages_of
from core.russian import count
from core.views import InquiryDesk, InquiryNotice
from screens.callbacks.inquiry import (
    AnswerInquiry,
    AskCloseInquiry,
    CloseInquiry,
    ListInquiries,
    SendDraft,
    ShowDeskFile,
)
from screens.callbacks.organisations import OpenOrganisation
from screens.inquiry import HOME, IN_LIST, LONGEST_NAME, STANDS, file_rows, in_short, said, turn_rows
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

DRAFT_SHOWN = 300
MOST_NAMED = 5


def desk(view: InquiryDesk) -> Screen:
    """The thread, and the answer that it waits for."""
    inquiry = view.inquiry
    pages = pages_of(inquiry.lines)
    page = min(view.page, len(pages) - 1)
    about = f"\n{esc(clip(inquiry.about, LONGEST_NAME))}" if inquiry.about else ""
    name = esc(clip(inquiry.organisation.name, LONGEST_NAME))
    lines = [f"<b>Вопрос № {inquiry.id}: {STANDS[inquiry.state]}</b>\n{name}{about}"]
    lines += [said(line) for line in pages[page]]
    if view.draft is not None:
        draft = esc(clip(in_short(view.draft), DRAFT_SHOWN))
        lines.append(f"Пока Вы писали, здесь появилось новое. Ваш ответ ещё не отправлен: «{draft}»")
        rows: Rows = (
            (Button("Отправить мой ответ", SendDraft(inquiry.id, inquiry.version).pack()),),
            (Button("Не отправлять", AnswerInquiry(inquiry.id, 0).pack()),),
        )
        return Screen(above(view.note) + "\n\n".join(lines), rows)
    if view.closing:
        lines.append("Закрыть вопрос? Напишите последнее слово или закройте так.")
        rows = (
            (Button("Закрыть без слов", CloseInquiry(inquiry.id, inquiry.version).pack()),),
            (Button("← Назад", AnswerInquiry(inquiry.id, 0).pack()),),
        )
        return Screen(above(view.note) + "\n\n".join(lines), rows)
    close: Rows = ()
    if inquiry.state is not InquiryState.CLOSED:
        waits = inquiry.state is InquiryState.OPEN
        first = "Напишите ответ" if waits else "Можно дописать"
        lines.append(f"{first}: одним сообщением, фото или файлом. Организация получит его сразу.")
        close = ((Button("Закрыть вопрос", AskCloseInquiry(inquiry.id).pack()),),)
    files = file_rows(pages[page], lambda line: ShowDeskFile(inquiry.id, line.id).pack())
    turns = turn_rows(page, len(pages), lambda there: AnswerInquiry(inquiry.id, there).pack())
    every = f"Вопросы ({view.others})" if view.others else "Все вопросы"
    rows = (
        *close,
        *files,
        *turns,
        (Button("Страница организации", OpenOrganisation(inquiry.organisation.id).pack()),),
        (Button(every, ListInquiries().pack()),),
        HOME,
    )
    return Screen(above(view.note) + "\n\n".join(lines), rows)


def notice(view: InquiryNotice) -> Screen:
    """To the specialists: one message, however many came within minutes."""
    if len(view.entries) == 1:
        (one,) = view.entries
        name = esc(clip(one.organisation.name, LONGEST_NAME))
        text = f"Новый вопрос: {name}.\n\n{esc(clip(in_short(one.words), IN_LIST))}"
        return Screen(text, ((Button("Ответить", AnswerInquiry(one.id, 0).pack()),), HOME))
    number = count(len(view.entries), "новый вопрос", "новых вопроса", "новых вопросов")
    lines = [f"Пришло {number}."]
    lines += [
        f"{esc(clip(one.organisation.name, LONGEST_NAME))}: {esc(clip(in_short(one.words), IN_LIST))}"
        for one in view.entries[:MOST_NAMED]
    ]
    if (more := len(view.entries) - MOST_NAMED) > 0:
        lines.append(f"И ещё {more}.")
    button = Button(f"Вопросы ({len(view.entries)})", ListInquiries().pack())
    return Screen("\n\n".join(lines), ((button,), HOME))
