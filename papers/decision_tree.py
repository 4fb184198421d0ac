"""YAML text as a tree of plain groups, lists and words that remember where they were written.

Every scalar stays the words a person typed: YAML 1.1 would read ``9:00`` as 540, ``no`` as False and
``1.10`` as 1.1. What a value means is decided by the key it stands under (``papers.decision_fields``).
"""

from typing import Any, cast

import yaml
from yaml.composer import ComposerError
from yaml.error import Mark
from yaml.events import AliasEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from papers.decision_errors import Place, Problems
from papers.decision_syntax import explain
from papers.decision_words import shown

MAX_DEPTH = 16
_ALIAS, _ANCHOR, _TAG = "alias", "anchor", "tag"
_FORBIDDEN = {
    _ALIAS: "a value starting with '*' repeats another in YAML, which is not allowed here; put a text in "
    "quotes, write repeated questions once under 'blocks'",
    _ANCHOR: "a value starting with '&' is a YAML anchor, which is not allowed here; put a text in quotes, "
    "write repeated questions once under 'blocks'",
    _TAG: "a value starting with '!' is a YAML tag, which is not allowed here; put a text in quotes",
}


class Group(dict[str, "Tree"]):
    """``key: value`` lines. ``places`` tells where each key was written."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, Place] = {}


class Rows(list["Tree"]):
    """``- value`` lines; ``incomplete`` once an item had to be left out, so that nobody misses it."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.incomplete = False

    def put(self, item: "Tree", place: Place) -> None:
        """Adds an item that was written at ``place``, perhaps elsewhere in the file."""
        self.append(item)
        self.places.append(place)


Tree = Group | Rows | str | None


def locate(tree: Tree, loc: tuple[int | str, ...]) -> tuple[Place, Tree]:
    """The place and the value that a pydantic location means; for a missing key, where it should stand."""
    place, node = Place("", 1), tree
    for part in loc:
        if isinstance(node, Group) and isinstance(part, str):
            if part == "[key]":
                break
            if part not in node:
                return Place(f"{place.path}.{part}" if place.path else part, place.line), None
            place, node = node.places[part], node[part]
        elif isinstance(node, Rows) and isinstance(part, int) and part < len(node):
            place, node = node.places[part], node[part]
        else:
            break
    return place, node


def read_tree(text: str, problems: Problems) -> Tree:
    """The tree of a YAML text; None after an empty or an unreadable one, with the reason in ``problems``."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # an impossible "\\U…" is not a YAMLError
        problems.add(*explain(error, text))
        return None
    if node is None:
        problems.add(Place("", 1), "the file is empty")
        return None
    return _tree(node, Place("", node.start_mark.line + 1), problems)


class _Loader(yaml.SafeLoader):
    """Composes nodes only; marks what a decision file may not use instead of following it."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            start, end = cast(tuple[Mark, Mark], (event.start_mark, event.end_mark))
            return ScalarNode(_ALIAS, "", start, end)
        marker = _ANCHOR if event.anchor else _TAG if event.tag not in (None, "!") else None
        event.anchor = None
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ComposerError(None, None, "nested too deeply", event.start_mark)
        node: Node | None = super().compose_node(parent, index)
        self._depth -= 1
        if marker and node is not None:
            node.tag = marker
        return node


def _tree(node: Node, place: Place, problems: Problems) -> Tree:
    if node.tag in _FORBIDDEN:
        problems.add(place, _FORBIDDEN[node.tag])
        problems.unreadable.add(place.path)
    if isinstance(node, MappingNode):
        return _group(node, place, problems)
    if isinstance(node, SequenceNode):
        rows = Rows()
        for index, item in enumerate(node.value):
            spot = Place(f"{place.path}[{index}]", item.start_mark.line + 1)
            rows.put(_tree(item, spot, problems), spot)
        return rows
    value = str(node.value)
    plain = isinstance(node, ScalarNode) and node.style is None
    return None if plain and value in ("", "~", "null") else value


def _group(node: MappingNode, place: Place, problems: Problems) -> Group:
    group = Group()
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode) or key_node.tag in _FORBIDDEN or not key_node.value.strip():
            problems.add(Place(place.path, line), "a key must be a plain word before a colon, like 'title:'")
            continue
        key = key_node.value.strip()
        spot = Place(f"{place.path}.{key[:60]}" if place.path else key[:60], line)
        if key in group:
            first = group.places[key].line
            problems.add(spot, f"the key {shown(key)} stands twice here (first at line {first})")
            continue
        group[key] = _tree(value_node, spot, problems)
        group.places[key] = spot
    return group
