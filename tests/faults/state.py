"""What is left of a conversation in the database, in a form that two runs can be compared by.

Times, ids and receipt numbers are left out: they may differ. What people gave and did may not. How many
updates there were may differ, too: whoever gets a letter twice taps it twice.
"""

import hashlib
from pathlib import Path
from typing import Any

from core.answers import QuestionKey, Value
from storage.codec import load_value
from tests.faults.head import Head
from tests.faults.town import Town

QUERIES = {
    "people": """SELECT p.user_id, p.name, m.role, o.name, m.ended_at IS NULL
        FROM people p JOIN members m ON m.person_id = p.id
        JOIN organisations o ON o.id = m.organisation_id""",
    "consents": "SELECT user_id, version, given FROM consents",
    "invitations": """SELECT o.name, i.used_at IS NOT NULL, i.revoked_at IS NOT NULL
        FROM invitations i JOIN organisations o ON o.id = i.organisation_id""",
    "reports": """SELECT o.name, r.state, r.version, r.filled, r.number IS NOT NULL, r.sent_at IS NOT NULL,
        r.at_task, r.at_question FROM reports r JOIN organisations o ON o.id = r.organisation_id""",
    "marks": """SELECT o.name, t.task, t.status, t.filled FROM report_tasks t
        JOIN reports r ON r.id = t.report_id JOIN organisations o ON o.id = r.organisation_id""",
    "answers": """SELECT o.name, a.task, a.question, a.value, a.version FROM answers a
        JOIN reports r ON r.id = a.report_id JOIN organisations o ON o.id = r.organisation_id""",
    "evidence": """SELECT o.name, e.task, e.question, e.kind, e.text, e.file_name, e.mime, e.size, e.sha256,
        e.fetch_state, e.removed_at IS NOT NULL FROM evidence e
        JOIN reports r ON r.id = e.report_id JOIN organisations o ON o.id = r.organisation_id""",
    "reminders": """SELECT o.name, m.rung, m.deadline, m.state, m.why FROM reminders m
        JOIN organisations o ON o.id = m.organisation_id""",
    "prompts": "SELECT chat_id, prompt, blocked_at IS NOT NULL FROM chats",
    "outbox": "SELECT chat_id, state, why FROM outbox",
}
HISTORY = """SELECT o.name, l.task, l.question, l.value, l.state FROM answer_log l
    JOIN reports r ON r.id = l.report_id JOIN organisations o ON o.id = r.organisation_id
    ORDER BY o.name, l.id"""


def state_of(town: Town) -> dict[str, list[tuple[Any, ...]]]:
    """Every table that a conversation writes; the history in its order, the rest sorted."""
    found = {name: sorted(town.rows(query), key=repr) for name, query in QUERIES.items()}
    return found | {"history": town.rows(HISTORY)}


def answers_kept(place: Town, head: Head) -> dict[QuestionKey, Value]:
    """The answers in force of a head's kindergarten."""
    return {
        QuestionKey(task, question): load_value(value)
        for name, task, question, value, _ in place.rows(QUERIES["answers"])
        if name == head.kindergarten
    }


def evidence_kept(place: Town, head: Head) -> list[tuple[object, ...]]:
    """Task, kind, words or name, and hash of each piece."""
    return sorted(
        (task, kind, file_name or text, sha256)
        for name, task, _, kind, text, file_name, _, _, sha256, *_ in place.rows(QUERIES["evidence"])
        if name == head.kindergarten
    )


def evidence_missing(place: Town) -> list[str]:
    """Files that the bot says it keeps and that aren't in its folder byte for byte."""
    folder = place.bot.settings.data_dir / "files"
    kept = place.rows("SELECT DISTINCT sha256 FROM evidence WHERE fetch_state = 'kept'")
    return [sha256 for (sha256,) in kept if not _is_there(folder / sha256[:2] / sha256, sha256)]


def _is_there(file: Path, sha256: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256


def evidence_given(head: Head) -> list[tuple[object, ...]]:
    """The same of what she sent; a hash only where it was a file."""
    return sorted(
        (task, kind, words, hashlib.sha256(content).hexdigest() if content else None)
        for task, kind, words, content in head.pieces
    )
