"""Buttons find their handler by prefix in one step, however many there are.

A chain of filters would run each of them on every tap; a table doesn't.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from handlers.desk import Case
from screens.callbacks.reading import unpack
from screens.callbacks.wire import Tap

T = TypeVar("T", bound=Tap)
Handler = Callable[[Any], Case]


class TapTable:
    """From a button's class to its handler. Filled once, by decorators, when the program is wired."""

    def __init__(self) -> None:
        self._handlers: dict[type[Tap], Handler] = {}

    def on(self, kind: type[T]) -> Callable[[Callable[[T], Case]], Handler]:
        """Decorator: this function knows the use case of that button."""

        def register(handler: Callable[[T], Case]) -> Handler:
            self._handlers[kind] = handler
            return handler

        return register

    def take(self, other: "TapTable") -> None:
        """Add the handlers of another conversation."""
        self._handlers |= other._handlers

    @property
    def kinds(self) -> frozenset[type[Tap]]:
        """The buttons that have a handler."""
        return frozenset(self._handlers)

    def case_of(self, data: str) -> Case | None:
        """The use case of a button; None for a button that nobody has ever sent."""
        tap = unpack(data)
        handler = self._handlers.get(type(tap)) if tap is not None else None
        return handler(tap) if handler else None
