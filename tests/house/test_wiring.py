"""Every part has its counterpart: nothing a person can press, see or cause is without one."""

import inspect
from collections.abc import Iterator
from hashlib import sha256
from pkgutil import iter_modules
from typing import Any, get_args

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject

import handlers as handler_package
from core import consent
from core.changes import Change
from core.people import Role
from core.views import MenuRole, Note, Section, View
from handlers.routing import build_dispatcher, taps
from screens import consent as consent_screens
from screens import joining, summary
from screens.callbacks.reading import TAPS
from screens.menus import COMMANDS
from screens.notes import NOTES
from screens.render import SCREENS
from storage.applying import APPLIERS
from tests.core.fake_town.applying import APPLIERS as fake_town_appliers

# A changed text is another consent: whoever changes it gives it a new version in core.consent, and both here.
CONSENT = ("2026-11-2", "2c2510b6e9003edb")

OURS = {f"handlers.{found.name}" for found in iter_modules(handler_package.__path__)}


def handlers() -> Iterator[HandlerObject]:
    """All handlers under the dispatcher, without aiogram's own."""

    def below(router: Router) -> Iterator[HandlerObject]:
        for observer in router.observers.values():
            yield from (found for found in observer.handlers if found.callback.__module__ in OURS)
        for child in router.sub_routers:
            yield from below(child)

    return below(build_dispatcher(taps()))


def test_every_button_has_a_handler_and_every_handler_a_button() -> None:
    assert taps().kinds == set(TAPS)


def test_no_two_buttons_share_a_prefix() -> None:
    prefixes = [tap.prefix for tap in TAPS]
    assert sorted(set(prefixes)) == sorted(prefixes)
    assert all(prefix and ":" not in prefix for prefix in prefixes)


def test_every_view_has_a_screen() -> None:
    assert set(SCREENS) == set(get_args(View))


def test_every_change_has_an_applier() -> None:
    assert set(APPLIERS) == set(get_args(Change))


def test_every_change_has_an_applier_in_the_fake_town() -> None:
    assert set(fake_town_appliers) == set(get_args(Change))


def test_every_note_has_words() -> None:
    assert [note for note in Note if note not in NOTES and note not in joining._STRANGER] == []


def test_every_role_every_menu_and_every_section_has_words() -> None:
    assert set(joining.ROLE_WORDS) == set(Role)
    assert set(COMMANDS) == set(MenuRole)
    source = inspect.getsource(summary.summary)
    assert [section for section in Section if f"Section.{section.name}" not in source] == []


def test_handlers_want_nothing_that_the_worker_does_not_give() -> None:
    found = list(handlers())
    assert len(found) > 10
    given = {"command"}  # by aiogram's filter for commands
    unknown = {
        f"{handler.callback.__module__}.{handler.callback.__qualname__}: {name}"
        for handler in found
        for position, name in enumerate(inspect.signature(handler.callback).parameters)
        if position > 0 and name not in given
    }
    assert unknown == set()


def test_a_handler_that_wants_the_command_stands_behind_a_filter_for_commands() -> None:
    for handler in handlers():
        if "command" in inspect.signature(handler.callback).parameters:
            names = [type(found.callback).__name__ for found in handler.filters or []]
            assert "CommandStart" in names or "Command" in names


def test_every_handler_of_a_button_takes_that_button() -> None:
    for kind, handler in taps()._handlers.items():
        parameters: list[Any] = list(inspect.signature(handler).parameters.values())
        assert [parameter.annotation for parameter in parameters] == [kind]


def test_a_changed_consent_text_comes_with_a_new_version() -> None:
    assert (consent.VERSION, sha256(consent_screens.TEMPLATE.encode()).hexdigest()[:16]) == CONSENT
