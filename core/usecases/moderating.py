"""The department looks through offers of experience: accepts, asks, declines, publishes; the author hears.

Every decision carries the version that was on the screen: of two specialists the later one sees what the
earlier has done.
"""

from dataclasses import replace

from core.broadcast import Audience, Broadcast, room_for_text, units
from core.changes.broadcast import BroadcastDrafted
from core.changes.report import Prompted
from core.experience import LONGEST, Offer, OfferEvent, OfferLogged, OfferState, by_category
from core.ports import Call, Reads
from core.prompts import OfferWordPrompt
from core.typed import clean
from core.usecases import broadcast_words
from core.usecases import home as home_case
from core.usecases.offering import gathering, kept
from core.views import (
    Note,
    OfferDesk,
    OfferDeskList,
    OfferDeskPage,
    OfferFile,
    OfferNews,
    Result,
    Show,
    ShowRequestList,
)

SEEN = tuple(state for state in OfferState if state is not OfferState.DRAFT)
# From which states a decision may be taken, and how it stands in the history.
MAY = {
    OfferState.ACCEPTED: ((OfferState.NEW,), OfferEvent.ACCEPTED),
    OfferState.UNCLEAR: ((OfferState.NEW, OfferState.ACCEPTED), OfferEvent.UNCLEAR),
    OfferState.DECLINED: ((OfferState.NEW, OfferState.ACCEPTED), OfferEvent.DECLINED),
    OfferState.PUBLISHED: ((OfferState.ACCEPTED,), OfferEvent.PUBLISHED),
}
WITH_A_WORD = (OfferState.UNCLEAR, OfferState.DECLINED)


def desk(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Опыт» for the department: how many in each state."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    published = gathering(reads, call)
    view = OfferDesk(
        reads.count_offers(call.department_id),
        len(reads.show_requests(call.department_id)),
        published.id if published else 0,
        call.staff.may_act,
        note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def listed(reads: Reads, call: Call, state: OfferState, page: int = 0, note: Note | None = None) -> Result:
    """Those in one state, the longest waiting first."""
    if call.staff is None or state not in SEEN:
        return desk(reads, call, note)
    view = OfferDeskList(state, reads.offers_in(call.department_id, state), max(page, 0), note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def show(
    reads: Reads,
    call: Call,
    offer_id: int,
    note: Note | None = None,
    wants: OfferState | None = None,
    excess: int = 0,
) -> Result:
    """One of them, with its history."""
    offer = _found(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    return _shown(reads, call, offer, note, wants, excess)


def decide(reads: Reads, call: Call, offer_id: int, version: int, verdict: OfferState) -> Result:
    """«Принять», «Опубликовать»; «Уточнить» and «Отклонить» ask for a word first."""
    offer = _open(reads, call, offer_id, version, verdict)
    if isinstance(offer, Result):
        return offer
    if verdict in WITH_A_WORD:
        return _shown(reads, call, offer, wants=verdict)
    return _decided(reads, call, offer, verdict, "")


def said(reads: Reads, call: Call, prompt: OfferWordPrompt, text: str) -> Result:
    """The comment, or the reason."""
    verdict, words = OfferState(prompt.verdict), clean(text)
    offer = _open(reads, call, prompt.offer_id, prompt.version, verdict)
    if isinstance(offer, Result):
        return offer
    if not words:
        return _shown(reads, call, offer, Note.OFFER_EMPTY, verdict)
    if (excess := len(words) - LONGEST["word"]) > 0:
        return _shown(reads, call, offer, wants=verdict, excess=excess)
    return _decided(reads, call, offer, verdict, words)


def aside(reads: Reads, call: Call, prompt: OfferWordPrompt, note: Note) -> Result:
    """Something that is no comment."""
    return show(reads, call, prompt.offer_id, note, OfferState(prompt.verdict))


def take_down(reads: Reads, call: Call, offer_id: int, version: int) -> Result:
    """«Снять с публикации»: accepted again."""
    offer = _found(reads, call, offer_id, acting=True)
    if isinstance(offer, Result):
        return offer
    if offer.state is not OfferState.PUBLISHED or offer.version != version:
        return _shown(reads, call, offer, Note.OFFER_SETTLED)
    after = replace(offer, state=OfferState.ACCEPTED, published_at=None)
    after, changes = kept(call, offer, after, OfferEvent.UNPUBLISHED, call.user_id)
    shown = _shown(reads, call, after, Note.OFFER_DONE, done=OfferEvent.UNPUBLISHED)
    told = _told(reads, call, after, OfferNews(after, withdrawn_page=True))
    return Result((*shown.shows, *told), (*changes, *shown.changes))


def requests(reads: Reads, call: Call, page: int = 0) -> Result:
    """«Просят показать»."""
    if call.staff is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    view = ShowRequestList(reads.show_requests(call.department_id), max(page, 0))
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def show_file(reads: Reads, call: Call, offer_id: int, number: int) -> Result:
    """A file of an offer."""
    offer = _found(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    if not 0 <= number < len(offer.files):
        return _shown(reads, call, offer, Note.OFFER_FILE_GONE)
    return Result((Show(call.chat_id, OfferFile(offer, offer.files[number], "desk")),))


def letter(reads: Reads, call: Call) -> Result:
    """«Разослать подборку»: the room of messages to many goes on with prepared words.

    Authors aren't named in it: a name that stands in a stored letter would outlive a withdrawn consent.
    """
    if call.staff is None or not call.staff.may_act:
        return home_case.home(reads, call, Note.NO_ACCESS)
    published, decision = reads.offers_in(call.department_id, OfferState.PUBLISHED), gathering(reads, call)
    if not published or decision is None:
        return desk(reads, call, Note.OFFER_NOTHING)
    draft = reads.broadcast_draft(decision.id, call.user_id, call.department_id)
    if draft is not None and draft.text is not None:
        return broadcast_words.look(reads, call, draft, (), Note.OFFER_UNSENT_LETTER)
    before = draft or Broadcast(
        reads.next_broadcast(), call.department_id, decision.id, call.user_id, call.chat_id, call.now
    )
    text = letter_text(published, room_for_text(call.department, before.file is not None))
    after = replace(before, audience=Audience.ALL, text=text, version=before.version + 1)
    return broadcast_words.look(reads, call, after, (BroadcastDrafted(after, before.version),))


def letter_text(offers: tuple[Offer, ...], room: int) -> str:
    """What is published, by category; as much as one message holds."""
    first = "Успешный опыт коллег"
    last = "Прочитать и отметить полезное: меню, кнопка «Успешный опыт»."
    lines, left = [first], 0
    for category, of_one in by_category(offers).items():
        heading = f"\n{category}"
        for offer in of_one:
            entry = f"• {offer.title} ({offer.organisation.name})"
            rest = f"\nИ ещё: {len(offers)}.\n\n{last}"
            added = [heading, entry] if heading else [entry]
            if units("\n".join([*lines, *added]) + rest) > room:
                left += 1
                continue
            lines += added
            heading = ""
    if left:
        lines.append(f"\nИ ещё: {left}.")
    return "\n".join([*lines, f"\n{last}"])


def authors_chats(reads: Reads, offer: Offer) -> tuple[int, ...]:
    """The author's chat; where they answer for the organisation no more, everybody's who does."""
    people = [one.person for one in reads.members(offer.organisation.id)]
    author = [one.chat_id for one in people if one.id == offer.person_id]
    return tuple(author or sorted(one.chat_id for one in people))


def _decided(reads: Reads, call: Call, offer: Offer, verdict: OfferState, word: str) -> Result:
    published_at = call.now if verdict is OfferState.PUBLISHED else None
    after = replace(offer, state=verdict, word=word, published_at=published_at)
    after, changes = kept(call, offer, after, MAY[verdict][1], call.user_id)
    shown = _shown(reads, call, after, Note.OFFER_DONE, done=MAY[verdict][1])
    told = _told(reads, call, after, OfferNews(after))
    return Result((*shown.shows, *told), (*changes, *shown.changes))


def _told(reads: Reads, call: Call, offer: Offer, news: OfferNews) -> tuple[Show, ...]:
    chats = authors_chats(reads, offer)
    return tuple(Show(chat, news, notice=True) for chat in chats if chat != call.chat_id)


def _shown(
    reads: Reads,
    call: Call,
    offer: Offer,
    note: Note | None = None,
    wants: OfferState | None = None,
    excess: int = 0,
    done: OfferEvent | None = None,  # by this very call
) -> Result:
    zone = call.now.tzinfo
    log = tuple(replace(one, at=one.at.astimezone(zone)) for one in reads.offer_log(offer.id))
    if done is not None:
        log = (*log, OfferLogged(done, call.now, reads.known_as(call.user_id)))
    acts = call.staff is not None and call.staff.may_act
    view = OfferDeskPage(offer, log, acts, wants, excess, note)
    prompt = OfferWordPrompt(offer.id, offer.version, wants.value) if wants else None
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, prompt),))


def _open(reads: Reads, call: Call, offer_id: int, version: int, verdict: OfferState) -> Offer | Result:
    """The offer, where that decision may be taken on what stood on the screen."""
    offer = _found(reads, call, offer_id, acting=True)
    if isinstance(offer, Result):
        return offer
    if verdict not in MAY or offer.state not in MAY[verdict][0]:
        return _shown(reads, call, offer, Note.OFFER_SETTLED)
    if offer.version != version:
        return _shown(reads, call, offer, Note.OFFER_MOVED)
    if verdict is OfferState.PUBLISHED and not offer.may_be_published:
        return _shown(reads, call, offer, Note.OLD_BUTTON)
    return offer


def _found(reads: Reads, call: Call, offer_id: int, acting: bool = False) -> Offer | Result:
    if call.staff is None or (acting and not call.staff.may_act):
        return home_case.home(reads, call, Note.VIEW_ONLY if call.staff else Note.NO_ACCESS)
    offer = reads.offer(offer_id, call.department_id)
    if offer is None or offer.state is OfferState.DRAFT:
        return desk(reads, call, Note.OFFER_NOT_THERE)
    return offer
