"""Does a part of an Office file declare a DTD? Honest ones don't; one makes gigabytes of a small file."""

from typing import IO, Any
from xml.parsers import expat


class _RootReached(Exception):
    """Past the place where a DTD may stand."""


def declares_doctype(stream: IO[bytes]) -> bool:
    """Entities, with which a small file grows to gigabytes, need a DTD before the root element."""
    found = False

    def doctype(*_: Any) -> None:
        nonlocal found
        found = True
        raise _RootReached

    def root(*_: Any) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        while chunk := stream.read(65_536):
            parser.Parse(chunk)
    except (_RootReached, expat.ExpatError):  # not XML: a picture; openpyxl parses none of those
        pass
    return found
