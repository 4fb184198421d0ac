"""What goes wrong between here and Telegram: every way in which no answer comes."""

import os

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

# The proxy's own errors are no errors of aiohttp, nor of the system.
NO_ANSWER = (
    aiohttp.ClientError,
    TimeoutError,
    OSError,
    ProxyConnectionError,
    ProxyError,
    ProxyTimeoutError,
)


def why(error: Exception) -> str:
    """A few words. Not the error's own: they may hold the address, and with it the token."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ProxyConnectionError):
        return "BOT_PROXY can't be reached"
    if isinstance(error, ProxyTimeoutError):
        return "no answer from BOT_PROXY in time"
    if isinstance(error, ProxyError):
        return "BOT_PROXY refuses to connect us"
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number > 0:  # in plain words; strerror may hold the address
        return os.strerror(number)
    return getattr(error, "strerror", None) or type(error).__name__
