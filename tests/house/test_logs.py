"""What stands in the log: neither secrets nor people, and one line is one line."""

import json
import logging

import pytest

from bot.logs import Formatter, JsonFormatter, chat_hash, in_hand

TOKEN = "123456:AAE-secret_of_the_bot"
KEY = TOKEN.encode()
CHAT = 5123456789
NAME = "Иванова Мария Петровна"
FORMS = [Formatter((TOKEN, "hook-secret"), KEY), JsonFormatter((TOKEN, "hook-secret"), KEY)]


def record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.worker", logging.ERROR, "", 1, message, args, info)


def caught(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        try:
            raise cause or ValueError(NAME)
        except Exception as before:
            raise error from before
    except Exception as found:
        return found


@pytest.mark.parametrize("form", FORMS)
def test_no_secret_wherever_it_came_from(form: Formatter) -> None:
    error = caught(OSError(f"https://api.telegram.org/bot{TOKEN}/getMe"))
    line = form.format(record(f"calls with %s and hook-secret, {TOKEN}", TOKEN, error=error))
    assert TOKEN not in line
    assert "AAE-secret_of_the_bot" not in line
    assert "hook-secret" not in line
    encoded = form.format(record("https://api.telegram.org/bot%s/getMe", TOKEN.replace(":", "%3A")))
    assert "AAE-secret_of_the_bot" not in encoded


@pytest.mark.parametrize("form", FORMS)
def test_a_traceback_says_where_and_what_kind_and_quotes_nobody(form: Formatter) -> None:
    line = form.format(record("update 17 failed", error=caught(KeyError(NAME))))
    assert NAME not in line
    assert "builtins.KeyError" in line
    assert "builtins.ValueError" in line  # what it came from
    assert "test_logs.py" in line


def test_a_name_can_t_forge_a_line() -> None:
    line = FORMS[0].format(
        record("hello %s", "Мария\n2026-01-01 00:00:00,000 INFO bot.app: stopped\x1b[2J\u2028x")
    )
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert len(FORMS[1].format(record("hello %s", "Мария\nx")).splitlines()) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_line_names_the_update_and_hides_the_chat(form: Formatter) -> None:
    token = in_hand.set((17, CHAT))
    try:
        line = form.format(record("something"))
    finally:
        in_hand.reset(token)
    assert str(CHAT) not in line
    assert chat_hash(KEY, CHAT) in line
    if isinstance(form, JsonFormatter):
        assert json.loads(line)["update"] == 17
    else:
        assert "update 17" in line
    assert "chat" not in form.format(record("outside"))


def test_the_hash_can_t_be_counted_out_without_the_key() -> None:
    assert chat_hash(KEY, CHAT) == chat_hash(KEY, CHAT)
    assert chat_hash(b"another", CHAT) != chat_hash(KEY, CHAT)
    assert chat_hash(KEY, CHAT + 1) != chat_hash(KEY, CHAT)
