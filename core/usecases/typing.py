"""Words that people send without pressing a button: what they mean depends on where the chat stands."""

from dataclasses import replace

from core.decision import Kind
from core.inquiry import Words
from core.ports import Call, Reads
from core.privacy import Contact
from core.prompts import (
    AbsencePrompt,
    AddPrompt,
    AnswerPrompt,
    BroadcastPrompt,
    CorrectPrompt,
    DeadlinePrompt,
    DeadlineWordPrompt,
    DecisionPrompt,
    DirectoryPrompt,
    ExtensionPrompt,
    FindPrompt,
    InquiryAskPrompt,
    InquiryPrompt,
    LadderPrompt,
    MaterialPrompt,
    MeetingPrompt,
    NamePrompt,
    OfferPrompt,
    OfferSearchPrompt,
    OfferWordPrompt,
    OwnTaskPrompt,
    PracticalPrompt,
    PracticalUntilPrompt,
    ProofPrompt,
    RemarkOnDraftPrompt,
    RemarkPrompt,
    RenamePrompt,
    ReplacePrompt,
    ShowContactPrompt,
    WordingPrompt,
)
from core.typed import clean
from core.usecases import (
    attending,
    broadcasting,
    deadline_word,
    directory,
    evidence,
    extending,
    filling,
    finding,
    granting,
    joining,
    laddering,
    leave,
    materials_desk,
    moderating,
    offering,
    organising,
    own_deadline,
    owning,
    practical,
    practical_desk,
    privacy,
    proof,
    replacing,
    reviewing,
    sent_files,
    sharing,
    staffing,
    summing_up,
    wording,
)
from core.usecases import home as home_case
from core.usecases.pages import editable, show_question
from core.views import NameScreen, Note, Result, Show


def said(reads: Reads, call: Call, text: str) -> Result:
    """An answer to the open question, a name, a date; else the menu with a word about it."""
    prompt = reads.prompt(call.chat_id)
    match prompt:
        case AnswerPrompt(report_id, key, form):
            found = editable(reads, call, report_id, key)
            if not isinstance(found, tuple):
                return found
            if found[2].kind is Kind.EVIDENCE:
                return evidence.add_typed(reads, call, report_id, key, text, form)
            return filling.type_answer(reads, call, report_id, key, text)
        case ReplacePrompt(report_id, key):  # other words instead of those that wait
            return filling.type_answer(reads, call, report_id, key, text)
        case NamePrompt(code):
            return joining.give_name(reads, call, code, text)
        case AbsencePrompt():
            return leave.type_absence(reads, call, text)
        case RemarkPrompt():
            return reviewing.type_remark(reads, call, prompt, text)
        case ExtensionPrompt():
            return extending.said(reads, call, prompt, text)
        case DecisionPrompt():
            return granting.said(reads, call, prompt, text)
        case ProofPrompt(decision_id):
            return proof.find(reads, call, decision_id, text)
        case FindPrompt(decision_id):
            return finding.find(reads, call, text, decision_id)
        case DirectoryPrompt(merged=0):
            return directory.search(reads, call, text)
        case DirectoryPrompt(merged):
            return organising.find_merge(reads, call, merged, text)
        case RenamePrompt():
            return organising.rename(reads, call, prompt, text)
        case AddPrompt():
            return organising.type_add(reads, call, prompt, text)
        case DeadlinePrompt():
            return own_deadline.said(reads, call, prompt, text)
        case DeadlineWordPrompt():
            return deadline_word.said(reads, call, prompt, text)
        case LadderPrompt():
            return laddering.said(reads, call, prompt, text)
        case BroadcastPrompt():
            return broadcasting.said(reads, call, prompt, text)
        case InquiryAskPrompt() | InquiryPrompt():
            return sent_files.said(reads, call, prompt, Words(clean(text)))
        case WordingPrompt():
            return wording.said(reads, call, prompt, text)
        case MeetingPrompt():
            return attending.said(reads, call, prompt, text)
        case PracticalPrompt():
            return practical.said(reads, call, prompt, text)
        case PracticalUntilPrompt():
            return practical_desk.said(reads, call, prompt, text)
        case MaterialPrompt():
            return materials_desk.said(reads, call, prompt, text)
        case RemarkOnDraftPrompt():
            return summing_up.said(reads, call, prompt, text)
        case OfferPrompt():
            return offering.said(reads, call, prompt, text)
        case OfferWordPrompt():
            return moderating.said(reads, call, prompt, text)
        case OfferSearchPrompt():
            return sharing.find(reads, call, text)
        case ShowContactPrompt():
            return sharing.contact_said(reads, call, prompt, text)
        case OwnTaskPrompt():
            return owning.said(reads, call, prompt, text)
        case CorrectPrompt():
            return privacy.correct(reads, call, prompt, text)
        case None:
            return home_case.home(reads, call, Note.NOT_UNDERSTOOD)


def aside(reads: Reads, call: Call, note: Note) -> Result:
    """Something that is no answer (a voice, a sticker): say so, and show again where the chat stands."""
    prompt = reads.prompt(call.chat_id)
    if isinstance(prompt, AnswerPrompt):
        found = editable(reads, call, prompt.report_id, prompt.key)
        if isinstance(found, tuple):
            return show_question(call, found, note=note, form=prompt.form)
    if isinstance(prompt, ReplacePrompt):
        return replacing.ask_again(reads, call, prompt, note)
    if isinstance(prompt, NamePrompt) and (call.staff or reads.memberships(call.user_id)):
        name = NameScreen(prompt.code, joining.suggested_name(reads, prompt.code), note)
        return Result((Show(call.chat_id, name),))
    if isinstance(prompt, AbsencePrompt) and reads.memberships(call.user_id):
        return leave.ask_absence(reads, call, note)
    if isinstance(prompt, RemarkPrompt):
        return reviewing.remind_of_remark(reads, call, prompt, note)
    if isinstance(prompt, ExtensionPrompt):
        return extending.aside(reads, call, prompt, note)
    if isinstance(prompt, DecisionPrompt):
        return granting.question(reads, call, prompt.extension_id, prompt.wants, note)
    if isinstance(prompt, ProofPrompt):
        return proof.ask(reads, call, prompt.decision_id, note)
    if isinstance(prompt, FindPrompt):
        return finding.ask(reads, call, prompt.decision_id, note)
    if isinstance(prompt, DirectoryPrompt):
        if prompt.merged:
            return organising.ask_merge(reads, call, prompt.merged, note)
        return directory.hub(reads, call, note)
    if isinstance(prompt, RenamePrompt):
        return organising.ask_rename(reads, call, prompt.organisation_id, note)
    if isinstance(prompt, AddPrompt):
        return organising.again(reads, call, prompt, note)
    if isinstance(prompt, DeadlinePrompt):
        return own_deadline.ask(reads, call, prompt.report_id, note)
    if isinstance(prompt, DeadlineWordPrompt):
        return deadline_word.show(reads, call, prompt, note)
    if isinstance(prompt, LadderPrompt):
        return laddering.aside(reads, call, prompt, note)
    if isinstance(prompt, BroadcastPrompt):
        return broadcasting.aside(reads, call, prompt, note)
    if isinstance(prompt, InquiryAskPrompt | InquiryPrompt):
        return sent_files.aside(reads, call, prompt, note)
    if isinstance(prompt, WordingPrompt):
        return wording.aside(reads, call, prompt, note)
    if isinstance(prompt, MeetingPrompt):
        return attending.aside(reads, call, prompt, note)
    if isinstance(prompt, PracticalPrompt):
        return practical.aside(reads, call, prompt, note)
    if isinstance(prompt, PracticalUntilPrompt):
        return practical_desk.aside(reads, call, prompt, note)
    if isinstance(prompt, MaterialPrompt):
        return materials_desk.aside(reads, call, prompt, note)
    if isinstance(prompt, RemarkOnDraftPrompt):
        return summing_up.aside(reads, call, prompt, note)
    if isinstance(prompt, OfferPrompt):
        return offering.aside(reads, call, prompt, note)
    if isinstance(prompt, OfferWordPrompt):
        return moderating.aside(reads, call, prompt, note)
    if isinstance(prompt, OfferSearchPrompt):
        return sharing.search(reads, call, note)
    if isinstance(prompt, ShowContactPrompt):
        return sharing.ask_show(reads, call, prompt.offer_id, note)
    if isinstance(prompt, OwnTaskPrompt):
        return owning.aside(reads, call, prompt, note)
    if isinstance(prompt, CorrectPrompt):
        return privacy.ask_correction(reads, call, Contact(prompt.what), prompt.organisation_id, note)
    return home_case.home(reads, call, note)


def resume(reads: Reads, call: Call) -> Result:
    """``/start``: the very question where this person stopped, else the organisation, else the menu."""
    prompt = reads.prompt(call.chat_id)
    if isinstance(prompt, AnswerPrompt):
        found = editable(reads, call, prompt.report_id, prompt.key)
        if isinstance(found, tuple):
            return show_question(call, found, form=prompt.form)
    if isinstance(prompt, ReplacePrompt):
        return replacing.ask_again(reads, call, prompt)
    if isinstance(prompt, PracticalPrompt):
        return practical.go_on(reads, call, prompt.meeting_id, prompt.organisation_id)
    if isinstance(prompt, OfferPrompt) and reads.memberships(call.user_id):
        return offering.aside(reads, call, prompt, None)
    hand = home_case.at_hand(reads, call.user_id)
    begun = [
        card
        for card in reads.cards(call.user_id)
        if not card.state.finished
        and (card.at or card.filled == card.total)
        and (hand is None or card.organisation_id == hand)
    ]
    if len(begun) == 1 and not call.staff:
        return filling.go_on(reads, call, begun[0].report_id, exactly=True)
    shown = home_case.home(reads, call)
    return replace(shown, menus=((call.chat_id, staffing.MENUS[call.staff]),)) if call.staff else shown
