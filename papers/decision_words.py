"""The words in which a mistake is told: quoted values, known names, and what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

_FEW = 30  # a list that long is wrong already; comparing with all of it would take for ever


def wrong(message: str) -> PydanticCustomError:
    """A mistake in our own words; the whole of them passes through pydantic untouched."""
    return PydanticCustomError("plain", "{message}", {"message": message})


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; empty where none is near."""
    return next(iter(get_close_matches(word[:_FEW], list(known)[:_FEW], n=1)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """«; did you mean 'x'?» where something known is near, else nothing."""
    near = nearest(word, known)
    return f"; did you mean '{near}'?" if near else ""


def listed(known: Iterable[str]) -> str:
    """What is known, as a message lists it."""
    return ", ".join(list(known)[:_FEW]) or "none"


def shown(value: object) -> str:
    """A value as a message quotes it."""
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    word = str(value)
    return f"'{word}'" if len(word) <= 40 else f"'{word[:40]}…'"
