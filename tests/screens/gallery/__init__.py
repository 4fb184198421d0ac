"""One example of each screen, as people would meet it: for the snapshots, and for the page in ``docs/``.

A scene is a function in the room of its subject; a new one gets its line in ``SCENES``.
"""

from collections.abc import Callable

from core.views import View
from tests.screens.gallery.broadcasts import broadcasts
from tests.screens.gallery.by_word import by_word
from tests.screens.gallery.checklist import questions
from tests.screens.gallery.decisions import decisions
from tests.screens.gallery.evidence import evidence
from tests.screens.gallery.experience import experience, own
from tests.screens.gallery.inquiries import digests, inquiries
from tests.screens.gallery.ladder import ladders
from tests.screens.gallery.meetings import meetings
from tests.screens.gallery.menus import menus
from tests.screens.gallery.organisations import directory, organising
from tests.screens.gallery.papers import papers
from tests.screens.gallery.people import people
from tests.screens.gallery.privacy import privacy
from tests.screens.gallery.proceedings import acquaintances, materials_and_drafts, practical_tasks
from tests.screens.gallery.reminders import plans, reminders
from tests.screens.gallery.review import reviews
from tests.screens.gallery.sending import sending
from tests.screens.gallery.staff import staff
from tests.screens.gallery.start import coming_in
from tests.screens.gallery.summary import summaries
from tests.screens.gallery.terms import own_deadlines, terms
from tests.screens.gallery.troubles import troubles

SCENES: tuple[Callable[[], dict[str, View]], ...] = (
    by_word,
    coming_in,
    menus,
    reminders,
    questions,
    evidence,
    sending,
    summaries,
    reviews,
    troubles,
    terms,
    plans,
    people,
    directory,
    organising,
    staff,
    ladders,
    own_deadlines,
    papers,
    broadcasts,
    inquiries,
    digests,
    decisions,
    acquaintances,
    practical_tasks,
    materials_and_drafts,
    meetings,
    experience,
    own,
    privacy,
)


def gallery() -> dict[str, View]:
    """A view by the name of its snapshot."""
    shown: dict[str, View] = {}
    for scene in SCENES:
        views = scene()
        assert not (twice := shown.keys() & views.keys()), f"two scenes of one name: {twice}"
        shown |= views
    return shown
