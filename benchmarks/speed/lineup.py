"""Who takes part: the letter, the command, what people do to it, where it keeps what."""

from dataclasses import dataclass, field

from benchmarks.town import START

TOKEN = "123456:SPEED"
_HERE = "benchmarks.speed.contenders"


@dataclass(frozen=True)
class Contender:
    """``stored`` counts in ``database`` what the bot has kept of the updates."""

    letter: str
    name: str
    module: str
    people: str  # echo, survey or heads
    needs: str = "aiohttp"  # the package without which it can't take part
    database: str = ""
    stored: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def command(self) -> list[str]:
        """Python's arguments for its process."""
        return ["-m", self.module, *(["run"] if self.module == "bot" else [])]


CONTENDERS = (
    Contender("F", "raw aiohttp, nothing stored", f"{_HERE}.floor", "echo"),
    Contender("A", "aiogram echo, nothing stored", f"{_HERE}.aiogram_echo", "echo", "aiogram"),
    Contender(
        "B", "aiogram survey, SQLAlchemy ORM, a commit per update", f"{_HERE}.aiogram_survey", "survey",
        "aiogram", "survey.db", "SELECT count(*) FROM answers",
    ),
    Contender("C", "python-telegram-bot echo, nothing stored", f"{_HERE}.ptb_echo", "echo", "telegram"),
    Contender(
        "D", "this bot's durable checklist step", "bot", "heads",
        "aiogram", "bot.db", "SELECT count(*) FROM answer_log WHERE question IS NOT NULL",
        {"CLOCK_START": START, "MESSAGES_PER_SECOND": "10000", "CHAT_MESSAGES_PER_SECOND": "10000"},
    ),
)  # fmt: skip
