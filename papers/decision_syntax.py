"""YAML's own complaints in words that help a person who is not a programmer."""

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from papers.decision_errors import Place

_WORDS = (
    ("mapping values are not allowed", "a colon with a space inside a text: put the whole text in quotes"),
    ("could not find expected ':'", "a line that is neither 'key: value' nor part of the line above it"),
    ("'\\t'", "a tab: indent with spaces only"),
    ("expected <block end>", "the indentation (or a quote) does not fit the lines above"),
    ("unexpected end of stream", "a quote is opened and not closed"),
    ("expected alphabetic or numeric", "a text that starts with * or & must stand in quotes"),
    ("that cannot start any token", "a text can't start with this character: put the text in quotes"),
    ("nested too deeply", "too many levels inside one another"),
    ("expected ',' or", "a bracket is not closed, or a text inside brackets needs quotes"),
    ("a single document", "a second document starts here ('---'): one file holds one decision"),
    ("expected the node content", "a value is missing here, or a bracket or comma stands alone"),
    ("but found another document", "a second document starts here ('---'): one file holds one decision"),
)


def explain(error: Exception, text: str) -> tuple[Place, str]:
    """Where a syntax error is (its path is empty: there is no tree yet), and what it is."""
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Place("", line), "an invisible control character stands here; is this really a text file?"
    if not isinstance(error, MarkedYAMLError):
        return Place("", 0), "a text in double quotes holds an impossible \\-escape; use single quotes"
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    plain = next((words for key, words in _WORDS if key in said), "this line can't be read as YAML")
    return Place("", mark.line + 1 if mark else 0), plain
