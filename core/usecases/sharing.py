"""Published experience for heads: by category or by a word, a card, «Полезно», «Попросить показать»."""

from dataclasses import replace

from core.changes.experience import OfferMarked, ShowAsked
from core.changes.report import Prompted
from core.experience import LONGEST_CONTACT, Offer, OfferState, ShowRequest, Step, categories_of, matches
from core.ports import Call, Reads
from core.prompts import OfferSearchPrompt, ShowContactPrompt
from core.typed import clean
from core.usecases import home as home_case
from core.usecases import moderating
from core.usecases.offering import gathering, member_at_hand, step_back
from core.views import (
    ExperienceCard,
    ExperienceHub,
    ExperienceList,
    ExperienceSearch,
    Note,
    OfferFile,
    Result,
    Show,
    ShowContact,
    ShowWish,
)


def hub(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Опыт»: for a head what is published and one's own; for the department its desk."""
    member = member_at_hand(reads, call)
    if member is None:
        return moderating.desk(reads, call, note)
    published, open_now = gathering(reads, call), _published(reads, call)
    named = {one.id: one.text for one in categories_of(published.decision)} if published else {}
    for offer in open_now:  # of an earlier decision, too
        named.setdefault(offer.category, offer.category_text)
    counts = tuple((key, text, sum(one.category == key for one in open_now)) for key, text in named.items())
    own = reads.offers_of(member.organisation.id)
    drafts = (one for one in own if one.state is OfferState.DRAFT and one.person_id == member.person.id)
    several = sum(not one.organisation.closed for one in reads.memberships(call.user_id)) > 1
    view = ExperienceHub(
        tuple(one for one in counts if one[2]),
        sum(one.state is not OfferState.DRAFT for one in own),
        published is not None,
        next((one.id for one in drafts), 0),
        member.organisation.name if several else "",
        call.staff is not None,
        note,
    )
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def back(reads: Reads, call: Call, offer_id: int, step: Step) -> Result:
    """«← Назад» at a question of an offer; before the first of them stands this room."""
    return step_back(reads, call, offer_id, step) or hub(reads, call, Note.OFFER_KEPT)


def browse(reads: Reads, call: Call, category: str, page: int) -> Result:
    """A category, the newest first."""
    if not _reads(reads, call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    found = tuple(one for one in _published(reads, call) if one.category == category)
    if not found:
        return hub(reads, call, Note.OFFER_NOTHING)
    view = ExperienceList(found, category, found[0].category_text, page=max(page, 0))
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def search(reads: Reads, call: Call, note: Note | None = None) -> Result:
    """«Найти по слову»."""
    if not _reads(reads, call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    prompt = Prompted(call.chat_id, OfferSearchPrompt())
    return Result((Show(call.chat_id, ExperienceSearch(note)),), (prompt,))


def find(reads: Reads, call: Call, text: str) -> Result:
    """What was typed; another word may be typed after it."""
    words = " ".join(clean(text).split())[:60]
    if not _reads(reads, call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    found = tuple(one for one in _published(reads, call) if words and matches(one, words))
    if not found:
        return search(reads, call, Note.OFFER_NOT_FOUND)
    view = ExperienceList(found, words=words)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, OfferSearchPrompt()),))


def card(reads: Reads, call: Call, offer_id: int, note: Note | None = None) -> Result:
    """A piece of published experience."""
    offer = _open(reads, call, offer_id)
    return offer if isinstance(offer, Result) else _shown(reads, call, offer, note)


def show_file(reads: Reads, call: Call, offer_id: int, number: int) -> Result:
    """A file, on request."""
    offer = _open(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    if not 0 <= number < len(offer.files):
        return _shown(reads, call, offer, Note.OFFER_FILE_GONE)
    return Result((Show(call.chat_id, OfferFile(offer, offer.files[number], "card")),))


def mark(reads: Reads, call: Call, offer_id: int, on: bool) -> Result:
    """«Полезно», once a person; and taken back."""
    offer, person = _open(reads, call, offer_id), reads.person(call.user_id)
    if isinstance(offer, Result):
        return offer
    if person is None or member_at_hand(reads, call) is None:
        return _shown(reads, call, offer)
    note = Note.OFFER_MARKED if on else Note.OFFER_UNMARKED
    if reads.marked(offer_id, person.id) is on:
        return _shown(reads, call, offer, note)
    change = OfferMarked(call.department_id, offer_id, person.id, on, call.now)
    counted = replace(offer, useful=offer.useful + (1 if on else -1))
    shown = _shown(reads, call, counted, note, marked=on)
    return replace(shown, changes=(change, *shown.changes))


def ask_show(reads: Reads, call: Call, offer_id: int, note: Note | None = None, excess: int = 0) -> Result:
    """«Попросить показать»: how may the author reach you? Nothing is passed on without a word about it."""
    offer, person = _open(reads, call, offer_id), reads.person(call.user_id)
    member = member_at_hand(reads, call)
    if isinstance(offer, Result):
        return offer
    if member is None or person is None or _is_own(reads, call, offer):
        return _shown(reads, call, offer)
    if reads.has_asked(offer_id, person.id):
        return _shown(reads, call, offer, Note.OFFER_ASKED_BEFORE)
    view = ShowContact(offer, member.organisation.phone, excess, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, ShowContactPrompt(offer.id)),))


def contact_said(reads: Reads, call: Call, prompt: ShowContactPrompt, text: str) -> Result:
    """A phone, an address: as it was written."""
    words = " ".join(clean(text).split())
    if not words:
        return ask_show(reads, call, prompt.offer_id, Note.OFFER_EMPTY)
    if len(words) > LONGEST_CONTACT:
        return ask_show(reads, call, prompt.offer_id, excess=len(words) - LONGEST_CONTACT)
    return _asked(reads, call, prompt.offer_id, words)


def ask_with(reads: Reads, call: Call, offer_id: int, with_phone: bool) -> Result:
    """«Телефон организации», or «Без контактов»."""
    member = member_at_hand(reads, call)
    return _asked(reads, call, offer_id, member.organisation.phone if member and with_phone else "")


def _asked(reads: Reads, call: Call, offer_id: int, contact: str) -> Result:
    offer, person = _open(reads, call, offer_id), reads.person(call.user_id)
    member = member_at_hand(reads, call)
    if isinstance(offer, Result):
        return offer
    if member is None or person is None or _is_own(reads, call, offer):
        return _shown(reads, call, offer)
    if reads.has_asked(offer_id, person.id):
        return _shown(reads, call, offer, Note.OFFER_ASKED_BEFORE)
    change = ShowAsked(call.department_id, offer.id, person.id, member.organisation.id, contact, call.now)
    wish = ShowRequest(offer.id, offer.title, member.organisation, person.name, contact, call.now)
    told = tuple(Show(chat, ShowWish(wish), notice=True) for chat in moderating.authors_chats(reads, offer))
    counted = replace(offer, asked=offer.asked + 1)
    shown = _shown(reads, call, counted, Note.OFFER_ASKED, has_asked=True)
    return Result((*shown.shows, *told), (change, *shown.changes))


def _shown(
    reads: Reads,
    call: Call,
    offer: Offer,
    note: Note | None = None,
    marked: bool | None = None,
    has_asked: bool | None = None,
) -> Result:
    person, member = reads.person(call.user_id), member_at_hand(reads, call)
    reads_only = person is None or member is None
    if person is not None:
        marked = reads.marked(offer.id, person.id) if marked is None else marked
        has_asked = reads.has_asked(offer.id, person.id) if has_asked is None else has_asked
    own = _is_own(reads, call, offer)
    view = ExperienceCard(offer, bool(marked), bool(has_asked), own, reads_only, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def _open(reads: Reads, call: Call, offer_id: int) -> Offer | Result:
    """A published one, for one of the department's own people and organisations."""
    if not _reads(reads, call):
        return home_case.home(reads, call, Note.NO_ACCESS)
    offer = reads.offer(offer_id, call.department_id)
    if offer is None or offer.state is not OfferState.PUBLISHED:
        return hub(reads, call, Note.OFFER_NOT_THERE)
    return offer


def _published(reads: Reads, call: Call) -> tuple[Offer, ...]:
    found = reads.offers_in(call.department_id, OfferState.PUBLISHED)
    return tuple(sorted(found, key=lambda one: (one.published_at or one.begun_at, one.id), reverse=True))


def _reads(reads: Reads, call: Call) -> bool:
    return call.staff is not None or member_at_hand(reads, call) is not None


def _is_own(reads: Reads, call: Call, offer: Offer) -> bool:
    return any(one.organisation.id == offer.organisation.id for one in reads.memberships(call.user_id))
