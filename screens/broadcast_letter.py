"""What a head gets from the department: who it is from, the words, and the way on."""

from core.broadcast import sender
from core.views import BroadcastLetter
from screens.callbacks.broadcast import TryExample
from screens.callbacks.checklist import GoOn
from screens.callbacks.start import GoHome
from screens.home import MOST_CARDS, owed
from screens.screen import Button, Screen, esc
from screens.states import short_name


def letter(view: BroadcastLetter) -> Screen:
    """The department's own words as they are; or what is missing, to each by name and without a threat."""
    body = esc(view.text) if view.text else _prepared(view)
    text = f"<b>{esc(sender(view.department))}</b>\n\n{body}"
    return Screen(text, _rows(view), view.file)


def _prepared(view: BroadcastLetter) -> str:
    hello = f"Добрый день, {esc(view.name)}!" if view.name else "Добрый день!"
    cards = [card for card in view.cards if not card.state.finished][:MOST_CARDS]
    several = view.of_several or len(cards) > 1
    lines = "\n".join(owed(card, view.today, several) for card in cards)
    return f"{hello}\n\n{lines}" if several else f"{hello} {lines}"


def _rows(view: BroadcastLetter) -> tuple[tuple[Button, ...], ...]:
    open_ones = [card for card in view.cards if not card.state.finished][:MOST_CARDS]
    several = view.of_several or len(open_ones) > 1
    named = [
        (f"Продолжить: {short_name(card.organisation)}" if several else "Продолжить", GoOn(card.report_id))
        for card in open_ones
    ]
    # Under the example they do nothing: a specialist who pressed one would begin to answer for the head.
    example = TryExample(view.preview).pack() if view.preview else ""
    rows = [(Button(words, example or tap.pack()),) for words, tap in named]
    return (*rows, (Button("В меню", example or GoHome().pack()),))
