"""A head offers experience: one question a message, kept at each step, checked before it is sent.

The offer is a row of its own from the beginning, so nothing is lost where the chat goes elsewhere; every step
is one change of it, guarded by its version. Its author edits it until the department has taken it up.
"""

from dataclasses import replace

from core import publication_consent as consent
from core.changes import Change
from core.changes.experience import OfferKept, PublicationAgreed, PublicationWithdrawn
from core.changes.report import NewEvidence, Prompted
from core.decision import Option
from core.experience import (
    LIMIT,
    MOST_FILES,
    MOST_OPEN,
    TEXT_OF,
    Offer,
    OfferEvent,
    OfferState,
    Publication,
    Showing,
    Step,
    categories_of,
    link_in,
    next_step,
    step_before,
    too_long,
    with_text,
)
from core.outgoing import SentFile
from core.people import Member
from core.ports import Call, PublishedDecision, Reads
from core.programs import is_program
from core.prompts import OfferPrompt
from core.typed import clean
from core.usecases import home as home_case
from core.usecases import privacy
from core.usecases.evidence import LARGEST_FILE
from core.views import (
    Note,
    OfferCheck,
    OfferFile,
    OfferList,
    OfferNotice,
    OfferPage,
    OfferQuestion,
    Result,
    Show,
)


def begin(reads: Reads, call: Call) -> Result:
    """«Предложить опыт»: a draft that was begun goes on at its very question."""
    member = member_at_hand(reads, call)
    published = gathering(reads, call)
    if member is None or published is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    earlier = reads.offers_of(member.organisation.id)
    mine = [one for one in earlier if one.state is OfferState.DRAFT and one.person_id == member.person.id]
    if mine:
        return ask(reads, call, mine[0], mine[0].step)
    waiting = (OfferState.NEW, OfferState.UNCLEAR)
    if sum(one.state in waiting for one in earlier) >= MOST_OPEN:
        return own(reads, call, 0, Note.OFFER_MANY)
    fresh = Offer(
        reads.next_offer(),
        call.department_id,
        published.id,
        member.organisation,
        member.person.id,
        call.now,
        version=1,
    )
    return ask(reads, call, fresh, Step.TITLE, changes=(OfferKept(fresh, 0, call.now),))


def go_on(reads: Reads, call: Call, offer_id: int, step: Step | None = None) -> Result:
    """An offer at a question: the one where it stopped, or the one that is to be changed."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    if step is None:
        return ask(reads, call, offer, offer.step)
    return ask(reads, call, offer, step, checking=offer.step is Step.CHECK)


def step_back(reads: Reads, call: Call, offer_id: int, step: Step) -> Result | None:
    """«← Назад»: the question before; None before the first."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    if offer.step is Step.CHECK:
        return check(reads, call, offer)
    earlier = step_before(step, offer)
    return _moved(reads, call, offer, earlier) if earlier else None


def said(reads: Reads, call: Call, prompt: OfferPrompt, text: str) -> Result:
    """Words for the question that stands on the screen."""
    offer = editable(reads, call, prompt.offer_id)
    if isinstance(offer, Result):
        return offer
    return _typed(reads, call, offer, Step(prompt.step), clean(text), prompt.checking)


def add_file(reads: Reads, call: Call, prompt: OfferPrompt, sent: NewEvidence, is_photo: bool) -> Result:
    """A file belongs to the offer whatever is being asked; words under it are an answer, too."""
    offer = editable(reads, call, prompt.offer_id)
    if isinstance(offer, Result):
        return offer
    step, name = Step(prompt.step), " ".join(clean(sent.file_name).split())
    note = None
    if sent.size is not None and sent.size > LARGEST_FILE:
        note = Note.FILE_TOO_BIG
    elif is_program(name, sent.mime):
        note = Note.FILE_REFUSED
    elif len(offer.files) >= MOST_FILES:
        note = Note.OFFER_FILES_FULL
    if note is not None:
        return ask(reads, call, offer, step, note, prompt.checking)
    file = SentFile(sent.file_id, name, is_photo, sent.mime)
    after = replace(offer, files=(*offer.files, file))
    words = clean(sent.text)
    if words and step in TEXT_OF and step is not Step.FILES and not too_long(step, words):
        after = with_text(after, step, words)
        return _answered(reads, call, offer, after, step, prompt.checking)
    after, changes = kept(call, offer, after)
    return ask(reads, call, after, step, Note.OFFER_FILE_ADDED, prompt.checking, changes)


def aside(reads: Reads, call: Call, prompt: OfferPrompt, note: Note | None) -> Result:
    """Something that is no answer; and ``/start``: the very question once more."""
    offer = editable(reads, call, prompt.offer_id)
    if isinstance(offer, Result):
        return offer
    return ask(reads, call, offer, Step(prompt.step), note, prompt.checking)


def choose(reads: Reads, call: Call, offer_id: int, step: Step, value: str) -> Result:
    """A button under a question."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    checking = offer.step is Step.CHECK
    after = offer
    if step is Step.CATEGORY:
        chosen = next((one for one in _categories(reads, call, offer) if one.id == value), None)
        if chosen is None:
            return ask(reads, call, offer, step, Note.OLD_BUTTON, checking)
        after = replace(offer, category=chosen.id, category_text=chosen.text)
    elif step is Step.SHOWING and value in list(Showing):
        after = replace(offer, showing=Showing(value))
    elif step is Step.PUBLICATION and value in list(Publication):
        return _how_published(reads, call, offer, Publication(value), checking)
    elif step is Step.NAME and (name := _own_name(reads, call)):
        return _typed(reads, call, offer, step, name, checking)
    elif step is not Step.FILES:
        return ask(reads, call, offer, step, Note.OLD_BUTTON, checking)
    return _answered(reads, call, offer, after, step, checking)


def remove_file(reads: Reads, call: Call, offer_id: int, number: int, version: int) -> Result:
    """«Убрать файл»."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    checking = offer.step is Step.CHECK
    if offer.version != version or not 0 <= number < len(offer.files):
        return ask(reads, call, offer, Step.FILES, Note.OFFER_FILE_GONE, checking)
    files = tuple(one for place, one in enumerate(offer.files) if place != number)
    after, changes = kept(call, offer, replace(offer, files=files))
    return ask(reads, call, after, Step.FILES, Note.OFFER_KEPT, checking, changes)


def remove_link(reads: Reads, call: Call, offer_id: int) -> Result:
    """«Убрать ссылку»."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    after, changes = kept(call, offer, replace(offer, link=""))
    return ask(reads, call, after, Step.FILES, Note.OFFER_KEPT, offer.step is Step.CHECK, changes)


def agree(reads: Reads, call: Call, offer_id: int, mark: str) -> Result:
    """«Согласен»: recorded with the exact text on the screen; of an outdated one the present is shown."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    person = reads.person(call.user_id)
    if (offer.author and not offer.signature) or person is None:  # a second tap
        return check(reads, call, offer, Note.OFFER_NAMED)
    text = _consent_text(call, offer)
    if not offer.signature or mark != consent.hash_of(text)[:12]:
        return ask(reads, call, offer, Step.NAME if not offer.signature else Step.CONSENT, Note.OFFER_MOVED)
    agreed = PublicationAgreed(
        call.department_id,
        offer.id,
        offer.version,
        person.id,  # whoever reads this text, also where the first author has gone
        offer.signature,
        consent.VERSION,
        consent.hash_of(text),
        call.now,
    )
    after = replace(
        offer,
        publication=Publication.NAMED,
        author=offer.signature,
        signature="",
        step=Step.CHECK,
        version=offer.version + 1,
    )
    return check(reads, call, after, Note.OFFER_NAMED, (agreed,))


def refuse_name(reads: Reads, call: Call, offer_id: int) -> Result:
    """«Без имени»: nothing of the name is kept."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    return _how_published(reads, call, offer, Publication.NAMELESS, True, Note.OFFER_NAMELESS)


def send(reads: Reads, call: Call, offer_id: int, version: int) -> Result:
    """«Отправить» from the check screen, as it stood there."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    if offer.state is OfferState.NEW:  # a second tap
        return page(reads, call, offer_id, Note.OFFER_SENT)
    if offer.version != version:
        return check(reads, call, offer, Note.OFFER_MOVED)
    if offer.missing is not None:
        return ask(reads, call, offer, offer.missing, Note.OFFER_INCOMPLETE)
    again = offer.state is OfferState.UNCLEAR
    after = replace(offer, state=OfferState.NEW, sent_at=call.now, step=Step.CHECK)
    after, changes = kept(call, offer, after, OfferEvent.SENT)
    told = tuple(
        Show(one, OfferNotice(after, again), notice=True) for one in call.staff_ids if one != call.chat_id
    )
    view = OfferPage(after, True, note=Note.OFFER_SENT)
    return Result((Show(call.chat_id, view), *told), (*changes, Prompted(call.chat_id, None)))


def check_again(reads: Reads, call: Call, offer_id: int) -> Result:
    """The check screen: before sending, and «Изменить» of one that was sent."""
    offer = editable(reads, call, offer_id)
    if isinstance(offer, Result):
        return offer
    if offer.missing is not None:
        return ask(reads, call, offer, offer.missing)
    return check(reads, call, offer)


def own(reads: Reads, call: Call, page_number: int = 0, note: Note | None = None, but: int = 0) -> Result:
    """«Мои предложения»: those of the organisation at hand; others' drafts are nobody's business.

    ``but`` is the number of a draft that is dropped just now.
    """
    member = member_at_hand(reads, call)
    if member is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    offers = tuple(
        one
        for one in reads.offers_of(member.organisation.id)
        if one.id != but and (one.state is not OfferState.DRAFT or one.person_id == member.person.id)
    )
    view = OfferList(offers, max(page_number, 0), note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def page(reads: Reads, call: Call, offer_id: int, note: Note | None = None, asking: bool = False) -> Result:
    """One of them: how it stands. A draft of one's own goes on."""
    found = _mine(reads, call, offer_id)
    if found is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    offer, is_author = found
    if offer.state is OfferState.DRAFT:
        return ask(reads, call, offer, offer.step, note)
    view = OfferPage(offer, is_author, asking and is_author, note)
    return Result((Show(call.chat_id, view),), (Prompted(call.chat_id, None),))


def withdraw(reads: Reads, call: Call, offer_id: int, version: int) -> Result:
    """«Отозвать»: its author takes it back, published or not."""
    found = _mine(reads, call, offer_id)
    if found is None or not found[1]:
        return home_case.home(reads, call, Note.NO_ACCESS)
    offer = found[0]
    if offer.state in (OfferState.WITHDRAWN, OfferState.DECLINED):
        return page(reads, call, offer_id, Note.OFFER_SETTLED)
    if offer.state is not OfferState.DRAFT and offer.version != version:
        return page(reads, call, offer_id, Note.OFFER_MOVED, asking=True)
    after, changes = kept(call, offer, replace(offer, state=OfferState.WITHDRAWN), OfferEvent.WITHDRAWN)
    gone = PublicationWithdrawn(offer.person_id, call.now, offer.id)
    if offer.state is OfferState.DRAFT:  # nobody has seen it, and nobody will
        shown = own(reads, call, note=Note.OFFER_WITHDRAWN, but=offer.id)
        return replace(shown, changes=(*changes, gone, *shown.changes))
    view = OfferPage(replace(after, author=""), True, note=Note.OFFER_WITHDRAWN)
    return Result((Show(call.chat_id, view),), (*changes, gone, Prompted(call.chat_id, None)))


def withdraw_name(reads: Reads, call: Call, offer_id: int) -> Result:
    """«Убрать моё имя»: at any time, whatever has become of the offer."""
    found = _mine(reads, call, offer_id)
    if found is None or not found[1]:
        return home_case.home(reads, call, Note.NO_ACCESS)
    offer = replace(found[0], author="", signature="", publication=Publication.NAMELESS)
    gone = PublicationWithdrawn(offer.person_id, call.now, offer.id)
    view = OfferPage(offer, True, note=Note.OFFER_NAME_GONE)
    return Result((Show(call.chat_id, view),), (gone, Prompted(call.chat_id, None)))


def withdraw_names(reads: Reads, call: Call) -> Result:
    """«Отозвать имя» in /mydata: every consent of this kind; also of somebody without access."""
    person = reads.person(call.user_id)
    if person is None:
        return home_case.home(reads, call)
    shown = privacy.my_data(reads, call, Note.NAMES_WITHDRAWN, named=0)
    return replace(shown, changes=(*shown.changes, PublicationWithdrawn(person.id, call.now)))


def show_file(reads: Reads, call: Call, offer_id: int, number: int) -> Result:
    """A file of one's own offer."""
    found = _mine(reads, call, offer_id)
    if found is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    if not 0 <= number < len(found[0].files):
        return page(reads, call, offer_id, Note.OFFER_FILE_GONE)
    return Result((Show(call.chat_id, OfferFile(found[0], found[0].files[number], "own")),))


def ask(
    reads: Reads,
    call: Call,
    offer: Offer,
    step: Step,
    note: Note | None = None,
    checking: bool = False,
    changes: tuple[Change, ...] = (),
    excess: int = 0,
    saved: bool = False,
) -> Result:
    """The question on a screen of its own."""
    if step is Step.CHECK:
        return check(reads, call, offer, note, changes)
    if step is Step.CONSENT and not offer.signature:
        step = Step.NAME
    text = _consent_text(call, offer) if step is Step.CONSENT else ""
    view = OfferQuestion(
        offer,
        step,
        _categories(reads, call, offer) if step is Step.CATEGORY else (),
        checking,
        excess,
        saved,
        _own_name(reads, call) if step is Step.NAME else "",
        text,
        consent.hash_of(text)[:12] if text else "",
        note,
    )
    prompt = OfferPrompt(offer.id, step.value, checking)
    return Result((Show(call.chat_id, view),), (*changes, Prompted(call.chat_id, prompt)))


def check(
    reads: Reads, call: Call, offer: Offer, note: Note | None = None, changes: tuple[Change, ...] = ()
) -> Result:
    """Everything at once, with a way to each answer."""
    if offer.missing is not None:  # an old button, or a consent withdrawn meanwhile
        return ask(reads, call, offer, offer.missing, note, changes=changes)
    prompt = OfferPrompt(offer.id, Step.CHECK.value)
    return Result((Show(call.chat_id, OfferCheck(offer, note)),), (*changes, Prompted(call.chat_id, prompt)))


def editable(reads: Reads, call: Call, offer_id: int) -> Offer | Result:
    """The author's own offer, while it may be changed; else how it stands."""
    found = _mine(reads, call, offer_id)
    if found is None or not found[1]:
        return home_case.home(reads, call, Note.NO_ACCESS)
    offer = found[0]
    if not offer.state.editable:
        return page(reads, call, offer_id, Note.OFFER_LOCKED)
    return offer


def gathering(reads: Reads, call: Call) -> PublishedDecision | None:
    """The newest open decision whose department gathers experience."""
    published = reads.decisions(call.department_id)
    return next((one for one in published if categories_of(one.decision)), None)


def member_at_hand(reads: Reads, call: Call) -> Member | None:
    """The caller in the organisation at hand; None of nobody's."""
    members = [one for one in reads.memberships(call.user_id) if not one.organisation.closed]
    here = home_case.at_hand(reads, call.user_id)
    return next((one for one in members if here in (None, one.organisation.id)), None)


def kept(
    call: Call, before: Offer, after: Offer, event: OfferEvent | None = None, by_user: int | None = None
) -> tuple[Offer, tuple[Change, ...]]:
    """The offer as it will stand, and the change that makes it so."""
    if event is None and before.state is OfferState.NEW:
        event = OfferEvent.EDITED
    after = replace(after, version=before.version + 1)
    return after, (OfferKept(after, before.version, call.now, event, by_user),)


def _mine(reads: Reads, call: Call, offer_id: int) -> tuple[Offer, bool] | None:
    """An offer of one of the caller's organisations, and whether they decide on it.

    Where its author has gone, whoever answers for the organisation does.
    """
    offer = reads.offer(offer_id, call.department_id)
    if offer is None:
        return None
    member = next(
        (one for one in reads.memberships(call.user_id) if one.organisation.id == offer.organisation.id), None
    )
    if member is None or member.organisation.closed:
        return None
    there = {one.person.id for one in reads.members(offer.organisation.id)}
    is_author = offer.person_id == member.person.id or offer.person_id not in there
    if offer.state is OfferState.DRAFT and offer.person_id != member.person.id:
        return None
    return offer, is_author


def _typed(reads: Reads, call: Call, offer: Offer, step: Step, text: str, checking: bool) -> Result:
    if step not in TEXT_OF:
        return ask(reads, call, offer, step, Note.OFFER_PRESS, checking)
    if not text:
        return ask(reads, call, offer, step, Note.OFFER_EMPTY, checking)
    if step is Step.FILES:
        text = link_in(text)
        if not text:
            return ask(reads, call, offer, step, Note.OFFER_NO_LINK, checking)
    if excess := too_long(step, text):
        return ask(reads, call, offer, step, checking=checking, excess=excess)
    return _answered(reads, call, offer, with_text(offer, step, text), step, checking)


def _answered(reads: Reads, call: Call, before: Offer, after: Offer, step: Step, checking: bool) -> Result:
    """Kept; then the next question, or the check screen it came from."""
    named = after.publication is Publication.NAMED
    renamed = after.title != before.title or after.signature not in ("", before.author)
    if named and before.author and renamed:  # agreed to for another name or title: asked again
        changes: tuple[Change, ...] = (PublicationWithdrawn(before.person_id, call.now, before.id),)
        after = replace(after, author="", signature=after.signature or before.author)
        then = Step.CONSENT
    else:
        changes = ()
        then = next_step(step, after)
        if checking and step is not Step.NAME:
            then = Step.CHECK
    after, own_changes = kept(call, before, replace(after, step=then))
    if changes:  # the consent goes first: what stands in the offer then is what was typed
        own_changes = (*changes, *own_changes)
    return ask(reads, call, after, then, changes=own_changes, saved=True)


def _how_published(
    reads: Reads, call: Call, offer: Offer, wanted: Publication, checking: bool, note: Note | None = None
) -> Result:
    """With the name only through its own consent; without it a consent given before is withdrawn."""
    if wanted is Publication.NAMED:
        if offer.author:
            return _answered(reads, call, offer, replace(offer, publication=wanted), Step.CONSENT, True)
        after, changes = kept(call, offer, replace(offer, publication=wanted, step=Step.NAME))
        return ask(reads, call, after, Step.NAME, changes=changes, saved=True)
    gone = (PublicationWithdrawn(offer.person_id, call.now, offer.id),) if offer.author else ()
    after = replace(offer, publication=wanted, author="", signature="", step=Step.CHECK)
    after, changes = kept(call, offer, after)
    return check(reads, call, after, note, (*gone, *changes))


def _moved(reads: Reads, call: Call, offer: Offer, step: Step) -> Result:
    """Where the draft goes on when its author comes back."""
    after, changes = kept(call, offer, replace(offer, step=step))
    return ask(reads, call, after, step, changes=changes)


def _categories(reads: Reads, call: Call, offer: Offer) -> tuple[Option, ...]:
    published = reads.decisions(call.department_id)
    chosen = next((one for one in published if one.id == offer.decision_id), None)
    return categories_of(chosen.decision) if chosen else ()


def _own_name(reads: Reads, call: Call) -> str:
    person = reads.person(call.user_id)
    return person.name[: LIMIT[Step.NAME]] if person else ""


def _consent_text(call: Call, offer: Offer) -> str:
    return consent.text_for(call.department, offer.signature, offer.title, offer.organisation.name)
