"""Settings from the environment or ``.env``; ``config.example.env`` explains each of them."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from core.privacy import LONGEST_RETENTION

_DATABASE = re.compile(r"sqlite\+aiosqlite:///\S|postgresql\+asyncpg://[^\s/]*/\S")
BUNDLED = Path(__file__).resolve().parent.parent / "decisions" / "vsoko-2020.yaml"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("an IANA time zone, such as Europe/Moscow") from error
    return name


def _aware(moment: datetime | None) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise ValueError("an ISO time with its offset, such as 2020-08-03T09:00+03:00")
    return moment


def _ids(raw: object) -> object:
    if isinstance(raw, str):
        parts = [part.strip() for part in raw.replace(";", ",").split(",") if part.strip()]
        if not all(part.isdigit() for part in parts):
            raise ValueError("Telegram ids, whole numbers with commas between them")
        return tuple(int(part) for part in parts)
    return raw


def _blank_is_none(raw: object) -> object:
    return None if raw == "" else raw


class Settings(BaseSettings):
    """Everything that an administrator can set. Empty means the default."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    bot_token: SecretStr | None = None
    bot_username: str | None = None
    bot_api_url: str = Field("https://api.telegram.org", pattern=r"^https?://[^\s/]+[^\s]*$")
    bot_proxy: str | None = Field(None, pattern=r"^(https?|socks[45])://[^\s/]+/?$")
    database_url: str | None = None
    data_dir: Path = Path("data")
    admin_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)] = ()
    department_name: str = "Управление образования"
    timezone: Annotated[str, AfterValidator(_zone)] = "Europe/Moscow"
    decision_file: Path = BUNDLED
    webhook_url: str | None = Field(None, pattern=r"^https?://[^\s]+$")
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: Annotated[int | None, BeforeValidator(_blank_is_none)] = Field(None, ge=1, le=65535)
    messages_per_second: float = Field(25, gt=0, le=10_000)
    chat_messages_per_second: float = Field(1, gt=0, le=10_000)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    retention_days: int = Field(365, ge=1, le=36500)
    operator_name: str = ""
    operator_address: str = ""
    operator_contact: str = ""
    erase_after_days: int = Field(0, ge=0, le=LONGEST_RETENTION)
    clock_start: Annotated[datetime | None, AfterValidator(_aware)] = None
    clock_speed: float | None = Field(None, gt=0, le=10_000_000)
    tick_seconds: float = Field(1, gt=0, le=3600)

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, raw: object) -> object:
        return raw.upper() if isinstance(raw, str) else raw

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is None:
            return None
        plain = secret.get_secret_value()
        allowed = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
        if not 1 <= len(plain) <= 256 or not set(plain) <= allowed:
            raise ValueError("1 to 256 of A-Z, a-z, 0-9, _ and -")
        return secret

    @property
    def url(self) -> str:
        """The database's URL, the default worked out."""
        return self.database_url or f"sqlite+aiosqlite:///{(self.data_dir / 'bot.db').absolute()}"

    @property
    def zone(self) -> ZoneInfo:
        """The department's time zone."""
        return ZoneInfo(self.timezone)

    def token(self) -> str:
        """The bot's token. Raises SettingsError where it is missing or no token."""
        token = self.bot_token.get_secret_value() if self.bot_token else ""
        number, _, secret = token.partition(":")
        if not (number.isdigit() and len(secret) >= 3 and not any(ch.isspace() for ch in token)):
            problem = "is missing" if not token else "is no bot token"
            raise SettingsError(f"BOT_TOKEN {problem}: set it to what @BotFather gave you (123456:ABC…)")
        return token


def load_settings() -> Settings:
    """Read the settings. Raises SettingsError that names what is wrong, without the value."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(_plain(dict(problem)) for problem in error.errors())) from None
    if settings.webhook_url and not settings.webhook_secret:
        raise SettingsError("WEBHOOK_SECRET is missing: WEBHOOK_URL needs it (1 to 256 of A-Z a-z 0-9 _ -)")
    if settings.webhook_url and not settings.http_port:
        raise SettingsError("HTTP_PORT is missing: with WEBHOOK_URL the bot listens on it (1 to 65535)")
    if not _DATABASE.match(settings.url):
        raise SettingsError(
            "DATABASE_URL is wrong: allowed is sqlite+aiosqlite:///path or postgresql+asyncpg://user@host/name"
        )
    return settings


def _plain(problem: dict[str, object]) -> str:
    """One mistake in plain words: the setting's name and what is allowed, never the value."""
    location = problem["loc"]
    name = str(location[0]).upper() if isinstance(location, tuple) and location else "a setting"
    context = problem.get("ctx")
    limits = context if isinstance(context, dict) else {}
    kind = str(problem["type"])
    if kind == "value_error":
        allowed = str(problem["msg"]).removeprefix("Value error, ")
    elif kind == "literal_error":
        allowed = f"one of {limits.get('expected')}"
    elif kind in ("greater_than", "greater_than_equal", "less_than_equal"):
        allowed = str(problem["msg"]).removeprefix("Input should be ")
    elif kind == "string_pattern_mismatch" and name == "BOT_PROXY":
        allowed = "http://, https://, socks4:// or socks5:// with host and port"
    elif kind == "string_pattern_mismatch":
        allowed = "an address that starts with http:// or https://"
    elif kind.startswith("int"):
        allowed = "a whole number"
    elif kind.startswith("float"):
        allowed = "a number"
    elif kind.startswith("datetime"):
        allowed = "an ISO time with its offset, such as 2020-08-03T09:00+03:00"
    else:
        allowed = str(problem["msg"]).lower()
    return f"{name} is wrong: allowed is {allowed}"
