"""Frozen ``core`` dataclasses to and from JSON columns, by cattrs.

Unions carry the class's name under ``_type``; a name never changes once it was stored (a golden test
holds them), and a field added later needs a default, so that old rows go on being readable.
"""

import json
from datetime import date, time
from functools import lru_cache
from typing import Any, cast

import orjson
from cattrs import Converter
from cattrs.cols import namedtuple_dict_structure_factory, namedtuple_dict_unstructure_factory
from cattrs.strategies import configure_tagged_union

from core.answers import QuestionKey, Value
from core.decision import Decision, Ladder
from core.form import FilledForm
from core.meeting import MeetingPlan
from core.outgoing import SentFile
from core.prompts import Prompt


def _converter() -> Converter:
    converter = Converter()
    for kind in (date, time):
        converter.register_unstructure_hook(kind, lambda value: value.isoformat())
        converter.register_structure_hook(kind, lambda raw, wanted: wanted.fromisoformat(raw))
    converter.register_unstructure_hook(
        QuestionKey, namedtuple_dict_unstructure_factory(QuestionKey, converter)
    )
    converter.register_structure_hook(QuestionKey, namedtuple_dict_structure_factory(QuestionKey, converter))
    configure_tagged_union(Value, converter)
    configure_tagged_union(Prompt, converter)
    return converter


_CONVERTER = _converter()  # a constant: it holds no state of the program


def dump_value(value: Value) -> str:
    """An answer's value as JSON."""
    return _dump(_CONVERTER.unstructure(value, unstructure_as=cast(Any, Value)))


@lru_cache(maxsize=4096)  # most answers are one of a few options, and a value never changes
def load_value(text: str) -> Value:
    """An answer's value from JSON."""
    return cast(Value, _CONVERTER.structure(json.loads(text), cast(Any, Value)))


def dump_prompt(prompt: Prompt) -> str:
    """What a chat is expected to type, as JSON."""
    return _dump(_CONVERTER.unstructure(prompt, unstructure_as=cast(Any, Prompt)))


def load_prompt(text: str) -> Prompt:
    """What a chat is expected to type, from JSON."""
    return cast(Prompt, _CONVERTER.structure(json.loads(text), cast(Any, Prompt)))


def dump_form(form: FilledForm) -> str:
    """What a filled form says, as JSON."""
    return _dump(_CONVERTER.unstructure(form))


def load_form(text: str) -> FilledForm:
    """What a filled form says, from JSON."""
    return _CONVERTER.structure(json.loads(text), FilledForm)


def dump_decision(decision: Decision) -> str:
    """A published decision as JSON."""
    return _dump(_CONVERTER.unstructure(decision))


def load_decision(text: str) -> Decision:
    """A published decision from JSON."""
    return _CONVERTER.structure(json.loads(text), Decision)


def dump_plan(plan: MeetingPlan) -> str:
    """A published meeting as JSON."""
    return _dump(_CONVERTER.unstructure(plan))


def load_plan(text: str) -> MeetingPlan:
    """A published meeting from JSON."""
    return _CONVERTER.structure(json.loads(text), MeetingPlan)


def dump_ladder(ladder: Ladder) -> str:
    """A ladder as JSON."""
    return _dump(_CONVERTER.unstructure(ladder))


def load_ladder(text: str) -> Ladder:
    """A ladder from JSON."""
    return _CONVERTER.structure(json.loads(text), Ladder)


def dump_files(files: tuple[SentFile, ...]) -> str:
    """Files as Telegram knows them, as JSON."""
    return _dump(_CONVERTER.unstructure(files))


def load_files(text: str) -> tuple[SentFile, ...]:
    """Files as Telegram knows them, from JSON."""
    return _CONVERTER.structure(json.loads(text), tuple[SentFile, ...])


def _dump(raw: Any) -> str:
    try:
        return orjson.dumps(raw).decode()
    except TypeError:  # a whole number beyond 64 bits
        return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
