"""What one update brings about: decided and written in one transaction, where the data is.

Deciding inside the writing transaction costs one way to the database instead of two, and on SQLite
nothing can overtake the decision; a guard still stands for databases with several writers.
"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from core.changes.privacy import HeldReleased, Withdrew
from core.outgoing import Post, Waiting
from core.ports import Call, Reads
from core.staff import StaffRole
from core.usecases import home, reconsenting
from core.views import Note, Result
from handlers.desk import Case, Reply, reply_to
from handlers.incoming import Origin
from screens.render import render
from screens.screen import dump_screen
from storage import names, outbox, updates
from storage.applying import apply
from storage.reads import SqlReads
from storage.reads_staff import roles
from storage.shelf import Shelf
from storage.updates import Pending


@dataclass(frozen=True, slots=True)
class Step:
    """An update on its way: where it stands in the queue, who sent it, and the use case it asks for."""

    pending: Pending
    origin: Origin | None = None
    call: Call | None = None
    case: Case | None = None
    free: bool = False  # works whatever consent its person has given


@dataclass(frozen=True, slots=True)
class Effect:
    """What is to be said at once: posts that stand in the outbox now, and the word on the tapped button."""

    posts: tuple[Waiting, ...] = ()
    toast: str = ""
    released: bool = False  # what was held back stands in the queue again
    erased: bool = False  # somebody's data went: the list of tombstones beside the database is to be renewed


def take_effect(connection: Connection, step: Step, shelf: Shelf) -> Effect:
    """Everything that an update brings about, in the caller's transaction."""
    reply, origin, call, newest = Reply(), step.origin, step.call, None
    holds = False
    posts: tuple[Waiting, ...] = ()
    seen = (origin.message_id or origin.tapped) if origin is not None else None
    if origin is not None and seen is not None:
        newest = updates.note_message(connection, origin.chat_id, seen)
    if origin is not None and call is not None and step.case is not None:
        call = known(connection, call)
        if origin.private and call.staff is not None:
            names.note(connection, call.user_id, call.telegram_name)
            if origin.tapped is not None:  # only the department asks for papers
                outbox.left(connection, origin.chat_id, origin.tapped)
        reads = SqlReads(connection, shelf)
        holds = origin.private and not step.free and _asks_first(reads, call, shelf)
        case = _ask_first if holds else step.case
        reply = reply_to(case, reads, call, origin.tapped, origin.is_picture)
        for change in reply.changes:
            apply(connection, change)
        posts = tuple(
            outbox.enqueue(connection, post, call.now, newest if post.chat_id == origin.chat_id else None)
            for post in reply.posts
        )
    settle = updates.hold if holds else updates.done
    settle(connection, step.pending.seq)
    kinds = {type(change) for change in reply.changes}
    return Effect(posts, reply.toast, HeldReleased in kinds, Withdrew in kinds)


def _asks_first(reads: SqlReads, call: Call, shelf: Shelf) -> bool:
    """Whether the consent is to be asked for anew; who has agreed is remembered, so a tap costs no look."""
    key = (call.user_id, call.consent.version)
    if key in shelf.agreed:
        return False
    if reads.consented(*key):
        shelf.agreed.add(key)
        return False
    return reconsenting.must_ask(reads, call)


def _ask_first(reads: Reads, call: Call) -> Result:
    return reconsenting.ask(reads, call, held=True)


def known(connection: Connection, call: Call) -> Call:
    """Who the caller is at the department now: whoever was removed has no access from that moment on."""
    theirs = roles(connection, call.department_id)
    told = [user_id for user_id, role in theirs.items() if role.may_act and user_id not in call.admin_ids]
    role = StaffRole.ADMINISTRATOR if call.user_id in call.admin_ids else theirs.get(call.user_id)
    return replace(call, staff=role, staff_ids=(*call.admin_ids, *told))


def give_up(
    connection: Connection, pending: Pending, why: str, call: Call | None, shelf: Shelf
) -> tuple[Waiting, ...]:
    """One failure too many: into quarantine, and whoever wrote it gets an apology and the menu."""
    updates.failed(connection, pending.seq, why, quarantine=True)
    if call is None:
        return ()
    result = home.home(SqlReads(connection, shelf), known(connection, call), Note.APOLOGY)
    apology = Post(call.chat_id, dump_screen(render(result.shows[0].view)))
    return (outbox.enqueue(connection, apology, call.now),)
