"""«Напомнить»: a specialist chooses whom, writes or takes the prepared words, and looks at them.

The draft is a row of its own, so nothing is lost where the chat goes elsewhere meanwhile: «Напомнить» goes on
with it. Every step is one change of the draft, guarded by its version.
"""

from dataclasses import replace

from core.broadcast import Audience, Broadcast, BroadcastState, room_for_text, units
from core.broadcast_audience import Addressee, choose, meant
from core.changes import Change
from core.changes.broadcast import BroadcastDrafted, BroadcastDropped
from core.changes.report import NewEvidence, Prompted
from core.directory import matching
from core.districts import districts_of, lies_in, named
from core.outgoing import SentFile
from core.ports import Call, Reads
from core.programs import is_program
from core.prompts import BroadcastPrompt
from core.summary import by_number
from core.typed import clean
from core.usecases import home as home_case
from core.usecases import overview
from core.usecases.broadcast_progress import may, of_decision, title_of
from core.usecases.broadcast_progress import page as progress_page
from core.views import (
    BroadcastConfirm,
    BroadcastDistricts,
    BroadcastLetter,
    BroadcastPicks,
    BroadcastWhom,
    BroadcastWords,
    Note,
    Result,
    Show,
)


def ask(reads: Reads, call: Call, decision_id: int, district: str = "") -> Result:
    """«Напомнить»: to whom? A draft that was begun goes on; ``district`` is a key."""
    if not may(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    published = of_decision(reads, call, decision_id)
    if published is None:
        return home_case.home(reads, call, Note.NO_DECISION)
    draft = reads.broadcast_draft(published.id, call.user_id, call.department_id)
    if draft is None:
        draft = Broadcast(
            reads.next_broadcast(), call.department_id, published.id, call.user_id, call.chat_id, call.now
        )
    if district:
        everybody = (one.organisation for one in reads.candidates(published.id, call.department_id))
        draft = replace(draft, district=named(everybody, district))
    return shown_whom(reads, call, *_kept(draft))


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
    return shown_whom(reads, call, *_kept(draft))


def aim(reads: Reads, call: Call, broadcast_id: int, audience: Audience) -> Result:
    """To these; next come the words, or the ticks."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    draft = replace(draft, audience=audience)
    if audience is Audience.BY_HAND:
        draft, changes = _kept(draft)
        return _shown_picks(reads, call, draft, 0, changes)
    return _shown_words(reads, call, *_kept(draft))


def picks(reads: Reads, call: Call, broadcast_id: int, page: int) -> Result:
    """Another page of the ticks."""
    draft = draft_of(reads, call, broadcast_id)
    return draft if isinstance(draft, Result) else _shown_picks(reads, call, draft, page, ())


def pick(reads: Reads, call: Call, broadcast_id: int, organisation_id: int, on: bool, page: int) -> Result:
    """A tick set or taken away; pressed twice it is the same."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    known = {one.id for one in reads.organisations_of(call.department_id)}
    wanted = {organisation_id} & known
    picked = draft.picked | wanted if on else draft.picked - wanted
    return _picked(reads, call, draft, picked, page)


def write(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Дальше», «Изменить текст»: what shall be said?"""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    if draft.audience is Audience.BY_HAND and not draft.picked:
        return _shown_picks(reads, call, draft, 0, (), Note.BROADCAST_NOBODY)
    return _shown_words(reads, call, draft, ())


def prepared(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Готовое напоминание»."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    return look(reads, call, *_kept(replace(draft, text="")))


def keep_words(reads: Reads, call: Call, broadcast_id: int, note: Note | None = None) -> Result:
    """«Оставить прежний текст»: the preview again."""
    draft = draft_of(reads, call, broadcast_id)
    return draft if isinstance(draft, Result) else look(reads, call, draft, (), note)


def without_file(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Убрать файл»."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    return look(reads, call, *_kept(replace(draft, file=None)))


def drop(reads: Reads, call: Call, broadcast_id: int) -> Result:
    """«Отмена»: the draft is given up."""
    draft = draft_of(reads, call, broadcast_id)
    if isinstance(draft, Result):
        return draft
    shown = overview.summary(reads, call, draft.decision_id)
    dropped = BroadcastDropped(call.department_id, draft.id, draft.version)
    return replace(shown, changes=(*shown.changes, dropped, Prompted(call.chat_id, None)))


def said(reads: Reads, call: Call, prompt: BroadcastPrompt, text: str) -> Result:
    """The words, or an organisation to be ticked."""
    draft = draft_of(reads, call, prompt.broadcast_id)
    if isinstance(draft, Result):
        return draft
    if prompt.picking:
        return _pick_typed(reads, call, draft, text)
    words = clean(text)
    if not words:  # nothing that can be seen; and empty words would mean the prepared reminder
        return _shown_words(reads, call, draft, (), Note.BROADCAST_EMPTY)
    return _with_words(reads, call, replace(draft, text=words))


def add_file(reads: Reads, call: Call, sent: NewEvidence, is_photo: bool) -> Result | None:
    """A photo or a document for the message that is being written; None where none is."""
    prompt = reads.prompt(call.chat_id)
    if not isinstance(prompt, BroadcastPrompt) or prompt.picking or not may(call):
        return None
    draft = draft_of(reads, call, prompt.broadcast_id)
    if isinstance(draft, Result):
        return draft
    if is_program(sent.file_name, sent.mime):
        return _shown_words(reads, call, draft, (), Note.FILE_REFUSED)
    file = SentFile(sent.file_id, " ".join(clean(sent.file_name).split()), is_photo, sent.mime)
    draft = replace(draft, file=file, text=clean(sent.text) or draft.text)
    if draft.text is None:
        draft, changes = _kept(draft)
        return _shown_words(reads, call, draft, changes, Note.BROADCAST_FILE)
    result = _with_words(reads, call, draft)
    return replace(result, shows=tuple(replace(one, album=sent.group) for one in result.shows))


def aside(reads: Reads, call: Call, prompt: BroadcastPrompt, note: Note) -> Result:
    """Something that is neither words nor a file: say so, and show again what is asked."""
    draft = draft_of(reads, call, prompt.broadcast_id)
    if isinstance(draft, Result):
        return draft
    if prompt.picking:
        return _shown_picks(reads, call, draft, 0, (), note)
    return _shown_words(reads, call, draft, (), note)


def look(
    reads: Reads, call: Call, draft: Broadcast, changes: tuple[Change, ...], note: Note | None = None
) -> Result:
    """The preview, made for the first who will get it; and the question whether it shall go."""
    if draft.text is None:
        return _shown_words(reads, call, draft, changes, note)
    if draft.audience is None:
        return shown_whom(reads, call, draft, changes, note)
    selection = choose(draft, reads.candidates(draft.decision_id, call.department_id), call.today)
    if not selection.people:
        return shown_whom(reads, call, draft, changes, Note.BROADCAST_NOBODY)
    example = selection.people[0]
    letter = letter_to(call, draft, example)
    confirm = BroadcastConfirm(draft, selection, example, call.today, call.per_second, note)
    return Result(
        (Show(call.chat_id, letter), Show(call.chat_id, confirm, notice=True)),
        (*changes, Prompted(call.chat_id, BroadcastPrompt(draft.id))),
    )


def letter_to(call: Call, draft: Broadcast, person: Addressee) -> BroadcastLetter:
    """The message exactly as that person will get it, with buttons that do nothing yet."""
    return BroadcastLetter(
        call.department,
        person.name,
        person.cards,
        call.today,
        draft.text or "",
        draft.file,
        len(person.cards) > 1,
        preview=draft.id,
    )


def draft_of(reads: Reads, call: Call, broadcast_id: int) -> Broadcast | Result:
    """The draft, for whoever may act; one that was sent meanwhile is shown as it goes."""
    if not may(call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    found = reads.broadcast(broadcast_id, call.department_id)
    if found is None or found.state is BroadcastState.DROPPED:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    if found.state is not BroadcastState.DRAFT:
        return progress_page(reads, call, broadcast_id, 0, Note.BROADCAST_GONE)
    if found.user_id != call.user_id:
        return home_case.home(reads, call, Note.OLD_BUTTON)
    return found


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


def _with_words(reads: Reads, call: Call, draft: Broadcast) -> Result:
    """The words are kept only where they fit into one message."""
    text = draft.text or ""
    room = room_for_text(call.department, draft.file is not None)
    if units(text) > room:
        return _shown_words(reads, call, draft, (), Note.BROADCAST_TOO_LONG, room, units(text))
    return look(reads, call, *_kept(draft))


def _kept(draft: Broadcast) -> tuple[Broadcast, tuple[Change, ...]]:
    """The draft as it will stand, and the change that makes it so."""
    after = replace(draft, version=draft.version + 1)
    return after, (BroadcastDrafted(after, draft.version),)


def _pick_typed(reads: Reads, call: Call, draft: Broadcast, text: str) -> Result:
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


def _picked(
    reads: Reads, call: Call, draft: Broadcast, picked: frozenset[int], page: int, note: Note | None = None
) -> Result:
    draft, changes = _kept(replace(draft, audience=Audience.BY_HAND, picked=picked))
    return _shown_picks(reads, call, draft, page, changes, note)


def _shown_picks(
    reads: Reads,
    call: Call,
    draft: Broadcast,
    page: int,
    changes: tuple[Change, ...],
    note: Note | None = None,
) -> Result:
    here = [
        one
        for one in reads.organisations_of(call.department_id)
        if lies_in(one, draft.district) or one.id in draft.picked
    ]
    view = BroadcastPicks(draft, tuple(sorted(here, key=by_number)), max(page, 0), note)
    prompt = Prompted(call.chat_id, BroadcastPrompt(draft.id, picking=True))
    return Result((Show(call.chat_id, view),), (*changes, prompt))


def _shown_words(
    reads: Reads,
    call: Call,
    draft: Broadcast,
    changes: tuple[Change, ...],
    note: Note | None = None,
    room: int = 0,
    typed: int = 0,
) -> Result:
    if draft.audience is None:
        return shown_whom(reads, call, draft, changes, note)
    candidates = reads.candidates(draft.decision_id, call.department_id)
    number = len(meant(candidates, draft.audience, draft.district, draft.picked, call.today))
    view = BroadcastWords(draft, number, note, room, typed)
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, BroadcastPrompt(draft.id))))
