"""Text from people, made safe for a spreadsheet cell.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` may run as a formula for whoever opens the file, so
what a head typed could act on a specialist's computer. The two formats need different cures:

- CSV has no types: the program that opens it guesses. There an apostrophe goes before the text, which is
  what a person would type, and the only cure that Excel and LibreOffice both obey.
- .xlsx has types: a string cell is never computed when it is opened. The danger is in editing it later,
  so such cells get Excel's own mark for «typed with an apostrophe» (``quotePrefix``) and the text format
  (``papers.safe_book``). The value stays exactly what the person wrote; «+7 …» needs no cleaning up.
"""

import re

MAX_CELL = 32_767  # Excel's limit, in UTF-16 units
CUT = " … (обрезано)"

_FORMULA = frozenset("=+-@＝＋－＠")  # the wide forms count too: some programs fold them
# What XML 1.0 can't hold, and \r, which a reader of XML turns into \n anyway.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def begins_formula(text: str) -> bool:
    """Would a spreadsheet program take this for a formula, if left to guess?"""
    return text[:1] in ("\t", "\r", "\n") or text.lstrip()[:1] in _FORMULA


def for_csv(text: str) -> str:
    """The text for a CSV cell: without control characters, an apostrophe before what looks like a formula."""
    text = printable(text)  # a lone \r, which Python 3.11 writes unquoted, would end the row
    return f"'{text}" if text and begins_formula(text) else text


def for_xlsx(text: str) -> str:
    """The text for an .xlsx cell: without characters illegal in XML, cut (and saying so) at the limit."""
    text = printable(text)
    if len(text) * 2 <= MAX_CELL or _units(text) <= MAX_CELL:
        return text
    room = MAX_CELL - len(CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")  # never half a character
    return kept + CUT


def printable(text: str) -> str:
    """The text without what XML can't hold, its line ends as one sign."""
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
