"""A question to the department, as the organisation's people see it."""

from collections.abc import Callable, Sequence

from core.inquiry import Inquiry, InquiryLine, InquiryState, Words, pages_of
from core.russian import count
from core.views import InquiryAnswer, InquiryAsk, InquiryFile, InquiryList, InquiryThread
from screens.callbacks.checklist import OpenQuestion
from screens.callbacks.inquiry import (
    AnswerInquiry,
    AskDepartment,
    ListInquiries,
    ListMyInquiries,
    ListSettledInquiries,
    OpenInquiry,
    ShowInquiryFile,
    ThankForAnswer,
)
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc
from screens.states import moment_in_words, short_name

LONGEST_NAME = 80
LONGEST_LABEL = 28
IN_LIST = 80  # characters of a question in a list
IN_CAPTION = 500
HOME = (Button("В меню", GoHome().pack()),)
STANDS = {
    InquiryState.OPEN: "ждёт ответа",
    InquiryState.ANSWERED: "есть ответ",
    InquiryState.CLOSED: "закрыт",
}


def ask(view: InquiryAsk) -> Screen:
    """What would you like to ask?"""
    lines = [_name(view.organisation.name)] if view.of_several else []
    lines += [f"О чём: {esc(view.about)}"] if view.about else []
    head = "\n".join(lines) + "\n\n" if lines else ""
    rows: list[tuple[Button, ...]] = []
    if view.earlier:
        rows.append((Button(f"Прежние вопросы ({view.earlier})", ListMyInquiries().pack()),))
    back = GoHome().pack()
    if view.key is not None:
        back = OpenQuestion(view.report_id, view.key.task, view.key.question).pack()
    return Screen(
        f"{above(view.note)}{head}Что спросить у управления? Напишите одним сообщением. "
        "Можно прислать фото или файл.",
        (*rows, (Button("← Назад", back),)),
    )


def thread(view: InquiryThread) -> Screen:
    """The thread, and what can be done now."""
    inquiry = view.inquiry
    where = f"\n{_name(inquiry.organisation.name)}" if view.of_several else ""
    pages = pages_of(inquiry.lines)
    page = min(view.page, len(pages) - 1)
    lines = [f"<b>Вопрос № {inquiry.id}: {STANDS[inquiry.state]}</b>{where}{_about(inquiry)}"]
    lines += [said(line, "Управление" if line.of_department else "") for line in pages[page]]
    if inquiry.state is InquiryState.OPEN:
        lines.append("Я пришлю ответ сюда. Если нужно, допишите: одним сообщением, фото или файлом.")
    elif inquiry.state is InquiryState.ANSWERED:
        lines.append("Остался вопрос? Напишите его одним сообщением.")
    else:
        lines.append("Если нужно, напишите ещё: вопрос откроется снова.")
    thanks: Rows = ()
    if inquiry.state is InquiryState.ANSWERED:
        thanks = ((Button("Спасибо, понятно", ThankForAnswer(inquiry.id, inquiry.version).pack()),),)
    files = file_rows(pages[page], lambda line: ShowInquiryFile(inquiry.id, line.id).pack())
    turns = turn_rows(page, len(pages), lambda there: OpenInquiry(inquiry.id, there).pack())
    every = (Button("Все вопросы", ListMyInquiries().pack()),)
    rows = (*thanks, *_back(view), *files, *turns, every, HOME)
    return Screen(above(view.note) + "\n\n".join(lines), rows)


def answer(view: InquiryAnswer) -> Screen:
    """To the organisation's people: what the department has said."""
    inquiry = view.inquiry
    closed = inquiry.state is InquiryState.CLOSED
    first = "Управление закрыло вопрос" if closed else "Управление ответило на вопрос"
    lines = [f"<b>{first} № {inquiry.id}</b>\n{_name(inquiry.organisation.name)}{_about(inquiry)}"]
    if asked := inquiry.asked:
        lines.append(f"Вопрос: {esc(clip(in_short(asked[0].words), IN_LIST))}")
    page = pages_of(inquiry.answer)[0] if inquiry.answer else ()
    lines += [said(line, "Управление") for line in page]
    again = (Button("Ответить", OpenInquiry(inquiry.id, 0).pack()),)
    thanks: Rows = ()
    if not closed:
        thanks = ((Button("Спасибо, понятно", ThankForAnswer(inquiry.id, inquiry.version).pack()),),)
    return Screen("\n\n".join(lines), (*thanks, again, HOME))


def listing(view: InquiryList) -> Screen:
    """All of them: of one's organisation, or those of the department."""
    if view.organisation is None:
        return _desk_list(view)
    where = f"\n{_name(view.organisation.name)}" if view.of_several else ""
    fresh = (Button("Задать вопрос", AskDepartment().pack()),)
    if not view.entries:
        return Screen(f"{above(view.note)}Вопросов пока нет.{where}", (fresh, HOME))
    lines = [f"<b>Вопросы управлению</b>{where}", ""]
    lines += [
        f"№ {one.id}, {STANDS[one.state]}: {esc(clip(in_short(one.words), IN_LIST))}" for one in view.entries
    ]
    lines += _rest(view)
    rows: Rows = tuple(
        (Button(f"№ {one.id}: {STANDS[one.state]}", OpenInquiry(one.id, 0).pack()),) for one in view.entries
    )
    return Screen(above(view.note) + "\n".join(lines), (*rows, fresh, HOME))


def piece(view: InquiryFile) -> Screen:
    """The file itself, with what was written to it."""
    inquiry, line = view.inquiry, view.line
    back = AnswerInquiry(inquiry.id, 0) if view.of_department else OpenInquiry(inquiry.id, 0)
    words = f"\n{esc(clip(line.words.text, IN_CAPTION))}" if line.words.text else ""
    text = f"<b>Вопрос № {inquiry.id}</b>, {moment_in_words(line.at)}{words}"
    return Screen(text, ((Button("К вопросу", back.pack()),),), line.words.file)


def said(line: InquiryLine, who: str = "") -> str:
    """One message of a thread: who, when, what."""
    name = who or esc(clip(line.by, LONGEST_NAME)) or ("Управление" if line.of_department else "Организация")
    lines = [f"<b>{name}</b>, {moment_in_words(line.at)}"]
    if line.words.text:
        lines.append(esc(line.words.text))
    if line.words.file:
        lines.append(f"[{_file(line.words)}]")
    return "\n".join(lines)


def in_short(words: Words) -> str:
    """For a list: one line of plain text."""
    return " ".join(words.text.split()) or _plain_file(words)


def file_rows(lines: Sequence[InquiryLine], data: Callable[[InquiryLine], str]) -> Rows:
    """A button for each file on the page; one that isn't stored yet has no number."""
    return tuple(
        (Button(clip(f"Файл: {_plain_file(line.words)}", LONGEST_LABEL), data(line)),)
        for line in lines
        if line.words.file is not None and line.id
    )


def turn_rows(page: int, pages: int, data: Callable[[int], str]) -> Rows:
    """Earlier and later pages; 0 is the newest."""
    earlier = (Button("Раньше", data(page + 1)),) if page < pages - 1 else ()
    later = (Button("Позднее", data(page - 1)),) if page > 0 else ()
    row = (*earlier, *later)
    return (row,) if row else ()


def _back(view: InquiryThread) -> Rows:
    """To the question of the checklist at which it was asked."""
    key, report_id = view.back, view.inquiry.report_id
    if key is None or report_id is None:
        return ()
    return ((Button("Вернуться к пункту", OpenQuestion(report_id, key.task, key.question).pack()),),)


def _desk_list(view: InquiryList) -> Screen:
    other = (
        (Button("Ждут ответа", ListInquiries().pack()),)
        if view.settled
        else (Button("Отвеченные", ListSettledInquiries().pack()),)
    )
    if not view.entries:
        nothing = "Отвеченных вопросов пока нет." if view.settled else "Вопросов без ответа нет."
        return Screen(above(view.note) + nothing, (other, HOME))
    title = "Отвеченные вопросы" if view.settled else f"Ждут ответа: {view.total}"
    lines = [f"<b>{title}</b>", ""]
    for one in view.entries:
        name = esc(clip(one.organisation.name, LONGEST_NAME))
        about = f" ({esc(clip(one.about, IN_LIST))})" if one.about else ""
        lines.append(f"{name}, {moment_in_words(one.since)}{about}")
        lines.append(f"    {esc(clip(in_short(one.words), IN_LIST))}")
    lines += _rest(view)
    rows: Rows = tuple(
        (
            Button(
                clip(f"{short_name(one.organisation.name)}: {in_short(one.words)}", LONGEST_LABEL),
                AnswerInquiry(one.id, 0).pack(),
            ),
        )
        for one in view.entries
    )
    return Screen(above(view.note) + "\n".join(lines), (*rows, other, HOME))


def _rest(view: InquiryList) -> list[str]:
    more = view.total - len(view.entries)
    return [f"И ещё {count(more, 'вопрос', 'вопроса', 'вопросов')}."] if more > 0 else []


def _about(inquiry: Inquiry) -> str:
    return f"\n{esc(clip(inquiry.about, LONGEST_NAME))}" if inquiry.about else ""


def _name(name: str) -> str:
    return esc(clip(name, LONGEST_NAME))


def _file(words: Words) -> str:
    return esc(clip(_plain_file(words), LONGEST_NAME))


def _plain_file(words: Words) -> str:
    assert words.file is not None
    return words.file.name or ("фото" if words.file.is_photo else "документ")
