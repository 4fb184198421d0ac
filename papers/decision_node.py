"""The ground of the pydantic models of a decision file: a group of keys, and options.

A rule about one value, or about neighbours within one group, stands on the field it speaks of: so it
is told even while other fields are wrong. Rules across groups are in ``papers.decision_rules``.
Fields named differently in YAML (``min``, ``from``) carry an alias.
"""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator

from core.decision import Option
from papers.decision_fields import Flag, Slug, entries, words
from papers.decision_tree import Group
from papers.decision_words import shown, wrong

OPTION_LENGTH = 60
MAX_OPTIONS = 20


class Node(BaseModel):
    """A group of keys. Remembers which model read which group, to name its keys after a misspelt one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    also_known: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys this group may have, as written in YAML."""
        return tuple(field.alias or name for name, field in cls.model_fields.items()) + cls.also_known

    @model_validator(mode="before")
    @classmethod
    def _open(cls, data: Any, info: ValidationInfo) -> Any:
        if not isinstance(data, dict):
            raise wrong(f"expected lines of 'key: value' ({', '.join(cls.keys())}), got {shown(data)}")
        if isinstance(data, Group) and isinstance(info.context, dict):
            info.context[id(data)] = cls
        # A key with nothing behind it is as good as left out.
        known = set(cls.keys())
        return {key: value for key, value in data.items() if value is not None or key not in known}


class OptionNode(Node):
    """``id: text``, or ``id: {text: …, neutral: true}``."""

    text: Annotated[str, words(OPTION_LENGTH)]
    neutral: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"text": data}


Options = Annotated[dict[Slug, OptionNode], entries(1, MAX_OPTIONS)]


def build_options(options: dict[str, OptionNode]) -> tuple[Option, ...]:
    """The options in the order of the file."""
    return tuple(Option(id=key, text=node.text, neutral=node.neutral) for key, node in options.items())


def refuse_twins(options: dict[str, OptionNode]) -> dict[str, OptionNode]:
    """Two buttons that read the same can't be told apart."""
    seen: dict[str, str] = {}
    for key, node in options.items():
        first = seen.setdefault(node.text.casefold(), key)
        if first != key:
            raise wrong(f"'{first}' and '{key}' have the same text")
    return options
