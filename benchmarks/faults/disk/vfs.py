"""SQLite's own interface to files, as ``ctypes`` sees it."""

import _sqlite3
import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p

OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OK = 0


class Vfs(Structure):
    """``sqlite3_vfs`` of version 3, as far as it matters here."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("others", c_void_p * 14),
    )


class Methods(Structure):
    """``sqlite3_io_methods`` of version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),
    )


class CannotRecord(Exception):
    """This Python's SQLite can't be reached; the message says why."""


def sqlite_library() -> ctypes.CDLL:
    """The very SQLite that ``sqlite3`` uses. Raises CannotRecord where it is hidden."""
    place = getattr(_sqlite3, "__file__", None)  # None: built into the interpreter
    library = ctypes.CDLL(place)
    if not hasattr(library, "sqlite3_vfs_register"):
        raise CannotRecord("this Python hides the functions of its SQLite")
    return library
