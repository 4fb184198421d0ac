"""A wrong setting is named in one line, with what is allowed, and never shown."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load_settings
from tests.house.processes import OURS, run_bot

SECRET = "123456:dontshowmeanywhere"
# The setting's name, a wrong value, and what the line says is allowed.
WRONG = (
    ("ADMIN_IDS", "me", "whole numbers with commas"),
    ("ADMIN_IDS", "1,2;x", "whole numbers with commas"),
    ("BOT_API_URL", "telegram", "http:// or https://"),
    ("BOT_API_URL", "ftp://example.org", "http:// or https://"),
    ("BOT_PROXY", "nonsense", "socks5://"),
    ("CHAT_MESSAGES_PER_SECOND", "-1", "greater than 0"),
    ("CLOCK_SPEED", "0", "greater than 0"),
    ("CLOCK_SPEED", "fast", "a number"),
    ("CLOCK_START", "yesterday", "an ISO time with its offset"),
    ("CLOCK_START", "2021-02-03T09:00", "an ISO time with its offset"),
    ("DATABASE_URL", "mysql://localhost/bot", "sqlite+aiosqlite:///"),
    ("DATABASE_URL", "sqlite+aiosqlite", "sqlite+aiosqlite:///"),
    ("DATABASE_URL", "sqlite+aiosqlite://[", "sqlite+aiosqlite:///"),
    ("ERASE_AFTER_DAYS", "31", "30"),
    ("HTTP_PORT", "99999", "65535"),
    ("HTTP_PORT", "http", "a whole number"),
    ("LOG_FORMAT", "xml", "'text' or 'json'"),
    ("LOG_LEVEL", "loud", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ("MESSAGES_PER_SECOND", "0", "greater than 0"),
    ("MESSAGES_PER_SECOND", "10001", "10000"),
    ("RETENTION_DAYS", "0", "1"),
    ("RETENTION_DAYS", "long", "a whole number"),
    ("TICK_SECONDS", "0", "greater than 0"),
    ("TIMEZONE", "Mars/Base", "an IANA time zone"),
    ("TIMEZONE", "../../etc", "an IANA time zone"),
    ("WEBHOOK_SECRET", "пароль", "1 to 256 of A-Z, a-z, 0-9, _ and -"),
    ("WEBHOOK_SECRET", "s" * 257, "1 to 256 of A-Z, a-z, 0-9, _ and -"),
    ("WEBHOOK_URL", "example.org/hook", "http:// or https://"),
)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "value", "allowed"), WRONG)
def test_a_wrong_setting_is_named_with_what_is_allowed_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as told:
        load_settings()
    line = str(told.value)
    assert line.startswith(f"{name} ")
    assert allowed in line
    assert "\n" not in line
    assert value not in line.removeprefix(name).replace(allowed, "")
    assert told.value.exit_code == 2


def test_several_wrong_settings_are_all_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("TICK_SECONDS", "0")
    with pytest.raises(SettingsError, match=r"LOG_LEVEL .*TICK_SECONDS "):
        load_settings()


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"WEBHOOK_URL": "https://example.org/hook", "HTTP_PORT": "8443"}, "WEBHOOK_SECRET is missing"),
        ({"WEBHOOK_URL": "https://example.org/hook", "WEBHOOK_SECRET": "s"}, "HTTP_PORT is missing"),
    ],
)
def test_a_webhook_needs_its_secret_and_its_port(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], missing: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=missing):
        load_settings()


def test_an_empty_setting_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load_settings().model_dump()
    for name in OURS:
        monkeypatch.setenv(name, "")
    assert load_settings().model_dump() == expected


def test_settings_come_from_a_file_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=debug\nDEPARTMENT_NAME=Из файла\n", encoding="utf-8")
    monkeypatch.setenv("DEPARTMENT_NAME", "Из окружения")
    settings = load_settings()
    assert (settings.log_level, settings.department_name) == ("DEBUG", "Из окружения")


@pytest.mark.parametrize("written", ["1,2", " 1 , 2 ", "1;2", "1,2,"])
def test_administrators_are_numbers_with_commas(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("ADMIN_IDS", written)
    assert load_settings().admin_ids == (1, 2)


def test_secrets_do_not_stand_in_what_settings_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", SECRET)
    monkeypatch.setenv("WEBHOOK_SECRET", "dontshowme")
    settings = load_settings()
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert "dontshowme" not in shown
    assert settings.token() == SECRET


@pytest.mark.parametrize("token", ["nonsense", "123456", "123456:", "abc:defghij", "123456:has a space"])
def test_what_is_no_token_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("BOT_TOKEN", token)
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN is no bot token: .*@BotFather") as told:
        load_settings().token()
    assert token not in str(told.value).replace("123456:ABC…", "")


def test_every_setting_has_a_default() -> None:
    assert [name for name, field in Settings.model_fields.items() if field.is_required()] == []


def test_the_bot_without_a_token_ends_with_one_line(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "run")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "BOT_TOKEN is missing: set it to what @BotFather gave you (123456:ABC…)\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("HTTP_PORT", "99999"), ("TIMEZONE", "Mars/Base"), ("BOT_PROXY", "user:dontshowme@proxy")],
)
def test_the_bot_with_a_wrong_setting_ends_with_one_line_and_no_secret(
    tmp_path: Path, name: str, value: str
) -> None:
    done = run_bot(tmp_path, "run", **{"BOT_TOKEN": SECRET, name: value})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{name} ")
    assert done.stderr.count("\n") == 1
    assert "dontshowme" not in done.stderr


def test_a_decision_file_that_is_missing_is_named_before_anything_is_sent(tmp_path: Path) -> None:
    done = run_bot(
        tmp_path, "run", BOT_TOKEN=SECRET, DECISION_FILE="nowhere.yaml", BOT_API_URL="http://[::1]:9"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "DECISION_FILE: nowhere.yaml: there is no such file\n"
