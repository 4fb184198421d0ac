"""The Bot API's methods: a name, and what it does to the state. getUpdates is held by the server itself."""

from __future__ import annotations

from sandbox.methods import about, answers, editing, media, sending, webhooks
from sandbox.methods.common import Method


def all_methods() -> dict[str, Method]:
    """Every method by its name in lower case: Telegram doesn't care for the case either."""
    methods: dict[str, Method] = {}
    for module in (about, answers, editing, media, sending, webhooks):
        methods.update({name.lower(): method for name, method in module.METHODS.items()})
    return methods
