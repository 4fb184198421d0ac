"""A person's own data as a page to read, without scripts or anything from the network, and as JSON."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

_LABELS = {
    "at": "когда",
    "name": "имя",
    "role": "роль",
    "value": "ответ",
    "text": "текст",
    "task": "пункт",
    "question": "вопрос",
    "state": "состояние",
    "version": "редакция",
    "given": "согласие дано",
    "phone": "телефон",
    "email": "почта",
    "head": "руководитель",
    "file_name": "файл",
    "joined_at": "доступ с",
    "ended_at": "доступ до",
    "registered_at": "регистрация",
    "user_id": "номер учётной записи",
    "chat_id": "номер чата",
    "reason": "причина",
    "asked_at": "когда просили",
    "due_on": "данные удалят",
    "event": "что произошло",
    "organisation_id": "номер организации у нас",
    "report_id": "номер отчёта у нас",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font:16px/1.45 sans-serif;max-width:60em;margin:1em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}"
    "td,th{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing that is kept."""

    name: str
    title: str
    rows: tuple[dict[str, Any], ...]


def as_html(parts: Iterable[Part], department: str, made_at: datetime) -> bytes:
    """The page. Everything from people is text, whatever it looks like."""
    body = [
        f"<h1>Что о Вас хранится</h1><p>{escape(department)}, {made_at:%d.%m.%Y %H:%M}</p>",
        "<p>Ответы и файлы хранятся как ответы организации. "
        "Исправить и удалить свои данные можно в чате с ботом: команда /mydata.</p>",
    ]
    for part in parts:
        columns = list(dict.fromkeys(name for row in part.rows for name in row))
        head = "".join(f"<th>{escape(_LABELS.get(name, name))}</th>" for name in columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(row.get(name)))}</td>" for name in columns) + "</tr>"
            for row in part.rows
        )
        body.append(f"<h2>{escape(part.title or part.name)}</h2><table><tr>{head}</tr>{rows}</table>")
    page = (
        '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>Что о Вас хранится</title><style>{_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )
    return page.encode()


def as_json(parts: Iterable[Part], department: str, made_at: datetime) -> bytes:
    """The same for a program."""
    kept = [{"table": part.name, "title": part.title, "rows": list(part.rows)} for part in parts]
    whole = {"department": department, "made_at": made_at.isoformat(), "kept": kept}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _shown(value: object) -> str:
    if value is None:
        return ""
    return {True: "да", False: "нет"}[value] if isinstance(value, bool) else str(value)
