"""What is shown around answers that a specialist has entered: the word to the head."""

from dataclasses import dataclass

from core.report import Report


@dataclass(frozen=True, slots=True)
class WordNotice:
    """To the organisation's people, once: a specialist has answered for them; ``sent``: and sent it."""

    name: str
    report: Report
    count: int  # answers that wait for their word
    is_form: bool = False  # some were read from a form
    sent: bool = False
