"""Publishing a meeting: stored, a seat for each organisation, an invitation for everybody who is in."""

from pathlib import Path

from sqlalchemy import Connection

from bot.errors import SettingsError
from bot.opening import Installation
from core.meeting import MeetingPlan, PublishedMeeting
from core.outgoing import Post, Priority
from core.views import MeetingInvitation
from papers.decision_file import DecisionFileError
from papers.draft_unfilled import unfilled
from papers.meeting_file import load_meeting
from screens.parts import posts_of
from screens.render import render
from screens.screen import dump_screen
from storage import meetings, outbox
from storage.meetings import Published


def read_meeting(path: Path) -> tuple[MeetingPlan, str]:
    """The meeting and the text of its file. SettingsError names every mistake, a line each."""
    try:
        plan = load_meeting(path)
    except DecisionFileError as error:
        raise SettingsError(str(error)) from None
    text = path.read_text("utf-8-sig")
    if lines := unfilled(text):
        raise SettingsError(f"{path}: still to be filled in: line {', '.join(map(str, lines))}")
    return plan, text


async def publish_meeting(here: Installation, plan: MeetingPlan, source: str) -> Published:
    """Store it; whoever is in hears of it, and of each change of it."""
    at = here.local_now()

    def work(connection: Connection) -> Published:
        done = meetings.publish(connection, here.department_id, plan, source, at)
        if done.is_new:
            _invite(connection, here, plan, done)
        return done

    return await here.database.write(work)


def _invite(connection: Connection, here: Installation, plan: MeetingPlan, done: Published) -> None:
    at = here.local_now()
    meeting = PublishedMeeting(done.meeting_id, here.department_id, plan, at, version=done.version)
    if not meeting.is_current(at.date()):
        return  # what is long over invites nobody
    everybody = meetings.invited(connection, here.department_id, done.meeting_id)
    people = [person.id for person, _ in everybody]
    for person, seat in everybody:
        view = MeetingInvitation(meeting, seat, people.count(person.id) > 1, done.version > 1)
        for screen in posts_of(render(view)):
            outbox.enqueue(connection, Post(person.chat_id, dump_screen(screen), Priority.BROADCAST), at)
