"""Nobody reads what isn't theirs: reports by membership, states by department."""

from datetime import timedelta

from sqlalchemy import Connection, update

from core.answers import EvidenceKind, QuestionKey
from core.changes.decisions import DecisionClosed
from core.changes.joining import ConsentAnswered
from core.changes.report import NewEvidence, QuestionOpened, ReportChanged
from core.people import Role
from core.report import ReportState
from storage.applying import apply
from storage.database import Database
from storage.reads import SqlReads
from storage.schema import members
from tests.storage.office import DEADLINE, NOW, STATUS, Office, answering, furnish, status

HEAD, OTHER, STRANGER = 1, 2, 3


async def test_a_report_is_read_by_a_member_only(office: Office) -> None:
    for organisation, user in zip(office.organisations, (HEAD, OTHER), strict=True):
        await office.joins(organisation, user)
    mine, theirs = await office.report(HEAD), await office.report(OTHER)
    assert mine.id != theirs.id

    def reads(connection: Connection) -> list[object]:
        source = SqlReads(connection, office.shelf)
        return [source.report(theirs.id, HEAD), source.report(mine.id, STRANGER), source.cards(STRANGER)]

    assert await office.database.read(reads) == [None, None, ()]


async def test_who_has_left_reads_nothing_any_more(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)

    def leave(connection: Connection) -> None:
        connection.execute(update(members).values(ended_at=NOW))

    await office.database.write(leave)

    def reads(connection: Connection) -> list[object]:
        source = SqlReads(connection, office.shelf)
        return [source.report(report.id, HEAD), source.cards(HEAD), source.memberships(HEAD)]

    assert await office.database.read(reads) == [None, (), ()]


async def test_a_closed_decision_is_in_no_list_but_the_archive_and_can_only_be_read(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    report = await office.report(HEAD)
    await office.database.write(
        lambda c: apply(c, DecisionClosed(office.department_id, office.decision.id, 0, NOW))
    )

    def reads(connection: Connection) -> list[object]:
        source = SqlReads(connection, office.shelf)
        read = source.report(report.id, HEAD)
        theirs = source.department_report(report.id, office.department_id)
        assert read is not None and theirs is not None  # noqa: PT018
        assert read.is_archived and theirs.is_archived and read.is_locked(DEADLINE)  # noqa: PT018
        return [source.cards(HEAD), source.decisions(office.department_id)]

    assert await office.database.read(reads) == [(), ()]
    (kept,) = await office.database.read(lambda c: SqlReads(c, office.shelf).archive(office.department_id))
    assert (kept.id, kept.closed_at) == (office.decision.id, NOW)


async def test_a_department_sees_its_own_organisations_only(database: Database) -> None:
    here, there = await furnish(database, "Калуга"), await furnish(database, "Обнинск")
    await here.joins(here.organisations[0], HEAD)
    report = await here.report(HEAD)
    await database.write(lambda c: apply(c, answering(report, {STATUS: status("done")})))

    def reads(connection: Connection) -> tuple[list[object], ...]:
        source = SqlReads(connection, here.shelf)
        return (
            [state.statuses.get("acts") for state in source.states(here.decision.id, here.department_id)],
            [state.statuses.get("acts") for state in source.states(there.decision.id, there.department_id)],
            list(source.states(here.decision.id, there.department_id)),
            [published.id for published in source.decisions(there.department_id)],
        )

    mine, theirs, crossed, published = await database.read(reads)
    assert mine == ["done", None]
    assert theirs == [None, None]
    assert crossed == []
    assert published == [there.decision.id]


async def test_the_last_word_on_a_consent_counts(office: Office) -> None:
    def consents(connection: Connection) -> list[bool]:
        found = []
        for given in (True, False, True):
            apply(connection, ConsentAnswered(HEAD, "2", given, NOW))
            found.append(SqlReads(connection, office.shelf).consented(HEAD, "2"))
        found.append(SqlReads(connection, office.shelf).consented(HEAD, "3"))
        return found

    assert await office.database.write(consents) == [True, False, True, False]


async def test_evidence_that_was_taken_away_isn_t_read(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD)
    key = QuestionKey("acts", "evidence")
    report = await office.report(HEAD)
    pieces = tuple(NewEvidence(key, EvidenceKind.ORDER, text=f"№ {n}") for n in (1, 2))
    change = ReportChanged(
        report.id, report.version, report.person_id, NOW, ReportState.BEGUN, 0, attached=pieces
    )
    await office.database.write(lambda c: apply(c, change))
    report = await office.report(HEAD)
    gone = ReportChanged(
        report.id,
        report.version,
        report.person_id,
        NOW,
        ReportState.BEGUN,
        0,
        removed=(report.evidence[0].id,),
    )
    await office.database.write(lambda c: apply(c, gone))
    assert [piece.text for piece in (await office.report(HEAD)).evidence_for(key)] == ["№ 2"]


async def test_nobody_takes_away_the_evidence_of_another_report(office: Office) -> None:
    for organisation, user in zip(office.organisations, (HEAD, OTHER), strict=True):
        await office.joins(organisation, user)
    key = QuestionKey("acts", "evidence")
    mine, theirs = await office.report(HEAD), await office.report(OTHER)
    piece = (NewEvidence(key, EvidenceKind.LINK, text="https://sad12.ru"),)
    await office.database.write(
        lambda c: apply(
            c,
            ReportChanged(
                theirs.id, theirs.version, theirs.person_id, NOW, ReportState.BEGUN, 0, attached=piece
            ),
        )
    )
    stolen = (await office.report(OTHER)).evidence[0].id
    await office.database.write(
        lambda c: apply(
            c,
            ReportChanged(
                mine.id, mine.version, mine.person_id, NOW, ReportState.BEGUN, 0, removed=(stolen,)
            ),
        )
    )
    assert len((await office.report(OTHER)).evidence) == 1


async def test_the_bookmark_and_the_card_follow_what_was_done(office: Office) -> None:
    await office.joins(office.organisations[0], HEAD, Role.ACTING)
    report = await office.report(HEAD)
    later = NOW + timedelta(hours=1)
    await office.database.write(lambda c: apply(c, QuestionOpened(report.id, STATUS, later)))
    (card,) = await office.database.read(lambda c: SqlReads(c, office.shelf).cards(HEAD))
    assert (card.at, card.filled, card.total, card.organisation) == (STATUS, 0, 6, "Детский сад № 7")
    assert card.state is ReportState.NOT_OPENED
    states = await office.database.read(
        lambda c: SqlReads(c, office.shelf).states(office.decision.id, office.department_id)
    )
    assert (states[0].opened, states[0].last_action, states[0].registered) == (True, later, True)
    assert (states[1].opened, states[1].last_action, states[1].registered) == (False, None, False)
