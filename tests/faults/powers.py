"""The superuser may write anything; a process that gives that power up meets closed files like everybody."""

import ctypes
import os
import struct
import sys

import pytest

_DAC_OVERRIDE = 1
_PR_CAPBSET_DROP = 24
_VERSION_3 = 0x20080522


def obey_modes() -> None:
    """From now on the modes of files hold for this process, and for the programs that it turns into."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_CAPBSET_DROP, _DAC_OVERRIDE, 0, 0, 0)
    header = struct.pack("Ii", _VERSION_3, 0)
    sets = ctypes.create_string_buffer(24)  # effective, permitted and inheritable, twice 32 bits of each
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    words = [word & ~(1 << _DAC_OVERRIDE) for word in struct.unpack("6I", sets.raw)[:3]]
    more = struct.unpack("6I", sets.raw)[3:]
    if libc.capset(header, struct.pack("6I", *words, *more)) != 0:
        raise OSError(ctypes.get_errno(), "capset")


needs_modes = pytest.mark.skipif(
    sys.platform != "linux" and getattr(os, "geteuid", lambda: 0)() == 0,
    reason="the superuser may write anywhere, and only Linux lets him give that up",
)
