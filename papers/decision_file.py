"""Reads a decision file (YAML) into ``core.decision.Decision``, or tells all that is wrong with it."""

from pathlib import Path

from core.decision import Decision
from papers.decision_blocks import write_out_blocks
from papers.decision_errors import DecisionFileError, Problem, Problems, printable
from papers.decision_rules import check_rules
from papers.decision_schema import DecisionNode, File, validate
from papers.decision_tree import Group, read_tree
from papers.decision_words import shown

__all__ = ["DecisionFileError", "Problem", "load_decision", "parse_decision"]

MAX_BYTES = 512 * 1024


def load_decision(path: Path) -> Decision:
    """The decision in a file.

    Raises:
        DecisionFileError: the file can't be read, or isn't a decision; names every mistake in it.
    """
    return parse_decision(*read_text(path))


def read_text(path: Path) -> tuple[str, str]:
    """The text of a file, and its name as messages give it.

    Raises:
        DecisionFileError: the file can't be read, or isn't a text.
    """
    name = printable(str(path))
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise _unusable(name, "this is a folder, not a file") from None
    except FileNotFoundError:
        raise _unusable(name, "there is no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or "its name is impossible"
        raise _unusable(name, f"the file can't be read: {reason}") from None
    if len(content) > MAX_BYTES:
        raise _unusable(name, _TOO_BIG)
    if b"\0" in content:
        raise _unusable(name, "this is not a text file; save the decision as plain text, UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unusable(name, "this is not UTF-8; save the file again as UTF-8", line) from None
    return text, name


def parse_decision(text: str, name: str) -> Decision:
    """The decision in a text; ``name`` stands for the file in messages.

    Raises:
        DecisionFileError: the text isn't a decision; names every mistake in it.
    """
    problems = Problems(name)
    return checked(grown(text, problems), problems, DecisionNode).build()


def grown(text: str, problems: Problems) -> Group:
    """The tree of a text.

    Raises:
        DecisionFileError: it is no tree of keys.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _unusable(problems.name, _TOO_BIG)
    tree = read_tree(text, problems)
    if not isinstance(tree, Group):
        problems.raise_any()
        raise _unusable(problems.name, f"expected lines of 'key: value', got {shown(tree)}", 1)
    return tree


def checked(tree: Group, problems: Problems, kind: type[File]) -> File:
    """The model of a tree.

    Raises:
        DecisionFileError: it isn't one; names every mistake, those noted before too.
    """
    write_out_blocks(tree, problems)
    node = validate(tree, problems, kind)
    check_rules(tree, problems)
    problems.raise_any()
    if node is None:  # a refusal without a reason would be our own mistake: never hide it
        raise AssertionError(f"{problems.name} was refused without a problem")
    return node


_TOO_BIG = f"the file is bigger than {MAX_BYTES // 1024} kB"


def _unusable(name: str, message: str, line: int = 0) -> DecisionFileError:
    return DecisionFileError([Problem(name, line, "", message)])
