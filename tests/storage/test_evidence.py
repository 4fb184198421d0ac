"""Evidence with its history, the screen of an album, and the word about a file that is lost."""

from dataclasses import replace
from datetime import timedelta

from core.answers import Attached, EvidenceKind, QuestionKey
from core.changes.joining import Named
from core.changes.report import NewEvidence, ReportChanged
from core.outgoing import Post, Priority, Waiting
from storage import evidence, files, outbox
from storage.applying import apply
from storage.database import Database
from storage.reads import SqlReads
from tests.storage.office import NOW, Office, answering

KEY = QuestionKey("acts", "evidence")
FILE = NewEvidence(KEY, EvidenceKind.DOCUMENT, "", "file", "unique", "приказ.pdf", "application/pdf", 5, "77")


async def attaching(office: Office, *pieces: NewEvidence, user_id: int = 10) -> ReportChanged:
    """The person's report gets these pieces."""
    report = await office.report(user_id)
    change = replace(answering(report, {KEY: Attached()}), attached=pieces)
    await office.database.write(lambda c: apply(c, change))
    return change


async def with_a_file(office: Office) -> int:
    """The report of a head of two who has attached a file."""
    first = office.organisations[0]
    await office.joins(first, 10)
    await office.database.write(lambda c: apply(c, Named(10, "Мария Петровна")))
    await attaching(office, FILE)
    return (await office.report(10)).id


async def test_the_records_tell_who_when_and_what_became_of_the_bytes(office: Office) -> None:
    report_id = await with_a_file(office)
    await attaching(office, NewEvidence(KEY, EvidenceKind.NOTE, "№ 5"))
    await office.database.write(lambda c: files.kept(c, 1, "ab" * 32, 7))
    report = await office.report(10)
    later = NOW + timedelta(days=1)
    removing = replace(answering(report, {}), removed=(2,), at=later)
    await office.database.write(lambda c: apply(c, removing))
    kept, removed = await office.database.read(
        lambda c: SqlReads(c, office.shelf).evidence_records(report_id)
    )
    assert (kept.by, kept.sha256, kept.piece.size, kept.is_lost) == ("Мария Петровна", "ab" * 32, 7, False)
    assert (kept.file.file_id, kept.file.name, kept.file.mime) == ("file", "приказ.pdf", "application/pdf")
    assert (removed.removed_at, removed.removed_by) == (later, "Мария Петровна")
    assert not removed.is_file


async def test_an_album_is_known_to_whoever_sent_it(office: Office) -> None:
    report_id = await with_a_file(office)
    await office.joins(office.organisations[1], 11)
    found = [
        await office.database.read(lambda c, who=who, group=group: evidence.album(c, group, who))  # type: ignore[misc]
        for who, group in ((10, "77"), (11, "77"), (10, "78"), (10, ""))
    ]
    assert found == [(report_id, KEY), None, None, None]


async def test_the_next_posts_of_an_album_go_to_the_screen_of_the_first(database: Database) -> None:
    waiting = Post(7, "one", album="77")
    await database.write(lambda c: outbox.enqueue(c, waiting, NOW))
    await database.write(lambda c: outbox.enqueue(c, replace(waiting, screen="two"), NOW))
    found = await look(database)
    assert (found.post.screen, found.album_screen, len(found.instead_of)) == ("two", None, 1)
    await database.write(lambda c: outbox.sent(c, [(found, 100)], NOW))
    await database.write(lambda c: outbox.enqueue(c, replace(waiting, screen="three"), NOW))
    third = await look(database)
    assert third.album_screen == 100
    await database.write(lambda c: outbox.sent(c, [(third, None)], NOW))  # an edit
    await database.write(lambda c: outbox.enqueue(c, replace(waiting, album="78"), NOW))
    assert (await look(database)).album_screen is None


async def look(database: Database) -> Waiting:
    """The only post to be sent now."""
    (found,) = (await database.read(lambda c: outbox.waiting(c, 10)))[0]
    return found


async def test_a_lost_file_is_told_to_whoever_sent_it_and_only_once(office: Office) -> None:
    await with_a_file(office)
    found = await office.database.read(lambda c: files.about(c, office.shelf, 1))
    assert found is not None
    assert found.chats == (10,)
    assert (found.view.name, found.view.task_number, found.view.key) == ("приказ.pdf", 1, KEY)
    post = Post(10, "lost", Priority.NOTICE)
    for _ in range(2):
        await office.database.write(lambda c: files.lost(c, 1, [post], NOW))
    assert (await look(office.database)).post.screen == "lost"
    assert await office.database.read(lambda c: outbox.depth(c)) == 1


async def test_of_a_file_that_was_removed_meanwhile_nobody_is_told(office: Office) -> None:
    await with_a_file(office)
    report = await office.report(10)
    await office.database.write(lambda c: apply(c, replace(answering(report, {}), removed=(1,))))
    assert await office.database.read(lambda c: files.about(c, office.shelf, 1)) is None
