"""«Выводы и предложения» of the official report: both, one of them, and the question for new words."""

from core.russian import plural
from core.views import WordingAsk, WordingScreen, WordingsScreen
from core.wording import Part, Wording
from screens.callbacks.summary import AskPapers, SendPaper
from screens.callbacks.wording import OpenWording, OpenWordings, ResetWording, TakeWording, WriteWording
from screens.notes import above
from screens.screen import Button, Rows, Screen, esc
from screens.states import moment_in_words

TITLES = {Part.CONCLUSIONS: "Выводы", Part.PROPOSALS: "Предложения"}
BUTTONS = 12  # paragraphs with one of their own


def hub(view: WordingsScreen) -> Screen:
    """Whose words they are, and whether the counts have moved on since."""
    lines = [f"<b>{esc(view.decision.short_title)}</b>", "Выводы и предложения для справки.", ""]
    lines += [f"{TITLES[one.part]}: {_whose(one)}{_since(one, view.sent)}" for one in view.wordings]
    rows: Rows = tuple(
        (Button(TITLES[one.part], OpenWording(view.decision_id, one.part.value).pack()),)
        for one in view.wordings
    )
    back = (Button("← Назад", AskPapers(view.decision_id).pack()),)
    return Screen("\n".join(lines), (*rows, _paper(view.decision_id), back))


def wording(view: WordingScreen) -> Screen:
    """The text as the paper would have it now."""
    now, of = view.wording, (view.decision_id, view.wording.part.value)
    head = f"{above(view.note)}<b>{TITLES[now.part]}</b>\n{_sentence(_whose(now))}{_since(now, view.sent)}"
    own = now.text is not None
    numbered = own and len(view.words) > 1
    body = "\n\n".join(f"{f'{n}. ' if numbered else ''}{esc(words)}" for n, words in enumerate(view.words, 1))
    rows: list[tuple[Button, ...]] = []
    if not own:
        rows.append((Button("Взять этот текст", TakeWording(*of, now.version).pack()),))
    for number in range(1, min(len(view.words), BUTTONS) + 1 if numbered else 1):
        edit = WriteWording(*of, now.version, number)
        rows.append((Button(f"Изменить абзац {number}", edit.pack()),))
    rows.append((Button("Написать заново", WriteWording(*of, now.version, 0).pack()),))
    if own:
        rows.append((Button("Вернуть предложенный", ResetWording(*of, now.version).pack()),))
    rows.append(_paper(view.decision_id))
    rows.append((Button("← Назад", OpenWordings(view.decision_id).pack()),))
    return Screen(f"{head}\n\n{body}", tuple(rows))


def ask(view: WordingAsk) -> Screen:
    """One question: the new words."""
    title = TITLES[view.part]
    if view.paragraph:
        wanted = f"Абзац {view.paragraph}: «{esc(view.was)}»\n\nНапишите его заново одним сообщением."
    else:
        wanted = "Напишите текст одним сообщением. Каждая строка станет абзацем."
    back = (Button("← Назад", OpenWording(view.decision_id, view.part.value).pack()),)
    return Screen(f"{above(view.note)}<b>{title}</b>\n{wanted}", (back,))


def news_of(wordings: tuple[Wording, ...], sent: int) -> str:
    """For the paper's caption: whether its words are older than its counts."""
    own = [one for one in wordings if one.text is not None]
    if not own:
        return "Выводы и предложения составлены по числам: проверьте их."
    oldest = min(own, key=lambda one: one.at.timestamp() if one.at else 0.0)
    which = TITLES[own[0].part] if len(own) == 1 else "Выводы и предложения"
    return f"{which}: {_whose(oldest)}{_since(oldest, sent)}"


def _whose(one: Wording) -> str:
    if one.text is None:
        return "предложены ботом по числам."
    since = f" {moment_in_words(one.at)}" if one.at else ""
    by = f" ({esc(one.by)})" if one.by else ""
    return f"изменены{since}{by}."


def _since(one: Wording, sent: int) -> str:
    more = sent - one.sent
    if one.text is None or not more:
        return ""
    if more > 0:
        return f" С тех пор {plural(more, 'сдала', 'сдали', 'сдали')} ещё {more}."
    return f" С тех пор сданных отчётов меньше на {-more}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _paper(decision_id: int) -> tuple[Button, ...]:
    return (Button("Справка (.docx)", SendPaper(decision_id, "o", 0).pack()),)
