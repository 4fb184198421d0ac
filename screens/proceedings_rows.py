"""The rows that the practical task, the materials and the draft hang on the meeting's two screens."""

from core.views import MeetingDesk, MeetingPage
from screens import materials, practical, summing_up
from screens.callbacks.materials import OpenMaterialsDesk
from screens.callbacks.practical import OpenPracticalDesk
from screens.callbacks.summing_up import OpenDraftDesk
from screens.screen import Button, Rows


def of_head(view: MeetingPage) -> Rows:
    """Only where there is something to do or to see."""
    where = view.meeting.id, view.seat.organisation.id
    return (
        *(practical.row(*where) if view.proceedings.practical else ()),
        *(materials.row(*where) if view.proceedings.materials else ()),
        *(summing_up.row(*where) if view.proceedings.draft else ()),
    )


def of_department(view: MeetingDesk) -> Rows:
    """What the meeting's file has."""
    plan, meeting = view.meeting.plan, view.meeting.id
    rows: list[tuple[Button, ...]] = []
    if plan.meeting.agenda:
        rows.append((Button("Материалы", OpenMaterialsDesk(meeting).pack()),))
    if plan.practical_task is not None:
        rows.append((Button("Практическое задание", OpenPracticalDesk(meeting).pack()),))
    if plan.decision is not None:
        rows.append((Button("Проект решения", OpenDraftDesk(meeting, 0).pack()),))
    return tuple(rows)
