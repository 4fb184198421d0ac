"""A message to many: to whom? A group, a district, or organisations ticked by hand."""

from dataclasses import replace

from core.broadcast import Audience, Broadcast
from core.broadcast_audience import meant
from core.changes import Change
from core.changes.report import Prompted
from core.directory import matching
from core.districts import districts_of, lies_in, named
from core.ports import Call, Reads
from core.prompts import BroadcastPrompt
from core.summary import by_number
from core.usecases.broadcast_draft import draft_of, kept
from core.usecases.broadcast_progress import title_of
from core.views import BroadcastDistricts, BroadcastPicks, BroadcastWhom, Note, Result, Show


def whom(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Изменить получателей»."""
    draft = draft_of(reads, call, broadcast_id)
    return draft if isinstance(draft, Result) else shown_whom(reads, call, draft, ())


def districts(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Район»: which?"""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    everybody = reads.organisations_of(call.department_id)
    return Result((Show(call.chat_id, BroadcastDistricts(draft, districts_of(everybody))),))


def narrow(reads: Reads, call: Call, broadcast_id: int, district: str) -> Result:
    """To that district, by its key; empty: to none."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    draft = replace(draft, district=named(reads.organisations_of(call.department_id), district))
    return shown_whom(reads, call, *kept(draft))


def picks(reads: Reads, call: Call, broadcast_id: int, page: int) -> Result:
    """Another page of the ticks."""
    draft = draft_of(reads, call, broadcast_id)
    return draft if isinstance(draft, Result) else shown_picks(reads, call, draft, page, ())


def pick(reads: Reads, call: Call, broadcast_id: int, organisation_id: int, on: bool, page: int) -> Result:
    """A tick set or taken away; pressed twice it is the same."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    known = {one.id for one in reads.organisations_of(call.department_id)}
    wanted = {organisation_id} & known
    picked = draft.picked | wanted if on else draft.picked - wanted
    return _picked(reads, call, draft, picked, page)


def pick_typed(reads: Reads, call: Call, draft: Broadcast, text: str) -> Result:
    """«7, 12 и 25», or a part of a name that only one has."""
    open_ones = [one for one in reads.directory(call.department_id) if not one.organisation.closed]
    numbers = text.replace("№", " ").replace(",", " ").replace(" и ", " ").split()
    asked = numbers if all(one.isascii() and one.isdigit() for one in numbers) else [text]
    picked = set(draft.picked)
    for words in asked:
        found = matching(open_ones, words)
        if len(found) != 1:
            note = Note.BROADCAST_SEVERAL if found else Note.NO_SUCH_ORGANISATION
            return _picked(reads, call, draft, frozenset(picked), 0, note)
        picked.add(found[0].id)
    return _picked(reads, call, draft, frozenset(picked), 0)


def shown_whom(
    reads: Reads, call: Call, draft: Broadcast, changes: tuple[Change, ...], note: Note | None = None
) -> Result:
    """To whom? With the number of organisations in each group."""
    candidates = reads.candidates(draft.decision_id, call.department_id)
    counts = tuple(
        (group, len(meant(candidates, group, draft.district, draft.picked, call.today))) for group in Audience
    )
    known = districts_of(one.organisation for one in candidates)
    sent = reads.broadcasts(draft.decision_id, call.department_id)
    view = BroadcastWhom(
        draft, title_of(reads, call, draft.decision_id), counts, len(known) > 1, len(sent), note
    )
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, None)))


def _picked(
    reads: Reads, call: Call, draft: Broadcast, picked: frozenset[int], page: int, note: Note | None = None
) -> Result:
    draft, changes = kept(replace(draft, audience=Audience.BY_HAND, picked=picked))
    return shown_picks(reads, call, draft, page, changes, note)


def shown_picks(
    reads: Reads,
    call: Call,
    draft: Broadcast,
    page: int,
    changes: tuple[Change, ...],
    note: Note | None = None,
) -> Result:
    """The ticks, a page of them; what is typed next is an organisation."""
    here = [
        one
        for one in reads.organisations_of(call.department_id)
        if lies_in(one, draft.district) or one.id in draft.picked
    ]
    view = BroadcastPicks(draft, tuple(sorted(here, key=by_number)), max(page, 0), note)
    prompt = Prompted(call.chat_id, BroadcastPrompt(draft.id, picking=True))
    return Result((Show(call.chat_id, view),), (*changes, prompt))
