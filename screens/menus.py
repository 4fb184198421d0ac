"""The list of commands that a chat shows, by role; and the words about the bot itself."""

import orjson

from core.views import MenuRole

_DEPARTMENT = (
    ("summary", "Сводка по решению"),
    ("menu", "Меню"),
    ("help", "Помощь"),
    ("mydata", "Что обо мне хранится"),
    ("start", "Начать сначала"),
)
COMMANDS: dict[MenuRole, tuple[tuple[str, str], ...]] = {
    MenuRole.STRANGER: (("start", "Войти по личной ссылке"), ("help", "Что это за бот")),
    MenuRole.HEAD: (
        ("start", "Продолжить с того же места"),
        ("menu", "Меню"),
        ("help", "Помощь"),
        ("mydata", "Что обо мне хранится"),
    ),
    MenuRole.VIEWER: _DEPARTMENT,
    MenuRole.SPECIALIST: _DEPARTMENT,
    MenuRole.ADMINISTRATOR: _DEPARTMENT,  # what else they may do stands on the menu's buttons
}


def dump_menu(role: MenuRole) -> str:
    """As the outbox keeps it, beside screens."""
    return orjson.dumps({"menu": role.value}).decode()


def load_menu(raw: str) -> MenuRole | None:
    """The role whose commands shall be set; None where the outbox row is a screen."""
    if not raw.startswith('{"menu"'):
        return None
    return MenuRole(orjson.loads(raw)["menu"])
