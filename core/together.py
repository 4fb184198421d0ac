"""Several people answer for one organisation: which answer was seen, what may take its place. Pure."""

from hashlib import blake2s

from core.answers import Chosen, Lines, Skipped, Value
from core.decision import Kind, Question

MARK_BYTES = 3  # a button carries it beside the longest ids


def mark_of(value: Value) -> str:
    """What tells an answer from another one: the same words and options have the same mark."""
    return blake2s(repr(value).encode(), digest_size=MARK_BYTES).hexdigest()


def adds_only(before: Value, after: Value) -> bool:
    """Nothing of the answer before is lost: options or lines were added to it, or it was passed over."""
    match before, after:
        case Skipped(), _:
            return True
        case Chosen(), Chosen():
            return set(before.options) <= set(after.options) and set(before.own) <= set(after.own)
        case Lines(), Lines():
            return set(before.lines) <= set(after.lines)
    return before == after


def fits(question: Question, value: Value) -> bool:
    """An answer that waited still is one of the question's: an amendment may have taken its option away."""
    if isinstance(value, Chosen) and question.kind is not Kind.STATUS:
        return all(question.option(option) is not None for option in value.options)
    return True
