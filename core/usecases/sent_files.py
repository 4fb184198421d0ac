"""A file or photo: to a message being written, a thread, an agenda item; else evidence or a form."""

from dataclasses import replace

from core.answers import EvidenceKind
from core.changes.report import NewEvidence
from core.inquiry import Words
from core.outgoing import SentFile
from core.ports import Call, Reads
from core.programs import is_program
from core.prompts import InquiryAskPrompt, InquiryPrompt, MaterialPrompt, OfferPrompt
from core.typed import clean
from core.usecases import broadcasting, evidence, forms, inquiring, materials_desk, offering, replying
from core.usecases.evidence import LARGEST_FILE
from core.views import Note, Result


def add(reads: Reads, call: Call, sent: NewEvidence) -> Result:
    """Where it belongs is what the chat's prompt says; the rest of an album follows its first file."""
    is_document = sent.kind is EvidenceKind.DOCUMENT
    for_many = broadcasting.add_file(reads, call, sent, not is_document)
    if for_many is not None:
        return for_many
    prompt = reads.prompt(call.chat_id)
    if isinstance(prompt, MaterialPrompt):
        return _attached(reads, call, prompt, sent)
    of_album = bool(sent.group) and reads.album(sent.group, call.user_id) is not None
    if isinstance(prompt, OfferPrompt) and not of_album:
        result = offering.add_file(reads, call, prompt, sent, not is_document)
        return replace(result, shows=tuple(replace(show, album=sent.group) for show in result.shows))
    if of_album or not isinstance(prompt, InquiryAskPrompt | InquiryPrompt):
        return (forms.add_document if is_document else evidence.add_file)(reads, call, sent)
    result = _written(reads, call, prompt, sent)
    return replace(result, shows=tuple(replace(show, album=sent.group) for show in result.shows))


def _written(reads: Reads, call: Call, prompt: InquiryAskPrompt | InquiryPrompt, sent: NewEvidence) -> Result:
    name = " ".join(clean(sent.file_name).split())
    if sent.size is not None and sent.size > LARGEST_FILE:
        return aside(reads, call, prompt, Note.FILE_TOO_BIG)
    if is_program(name, sent.mime):
        return aside(reads, call, prompt, Note.FILE_REFUSED)
    file = SentFile(sent.file_id, name, sent.kind is EvidenceKind.PHOTO, sent.mime)
    return said(reads, call, prompt, Words(clean(sent.text), file))


def _attached(reads: Reads, call: Call, prompt: MaterialPrompt, sent: NewEvidence) -> Result:
    """To an item of a meeting's agenda; the files of an album answer in one message."""
    name = " ".join(clean(sent.file_name).split())
    if sent.size is not None and sent.size > LARGEST_FILE:
        return materials_desk.aside(reads, call, prompt, Note.FILE_TOO_BIG)
    if is_program(name, sent.mime):
        return materials_desk.aside(reads, call, prompt, Note.FILE_REFUSED)
    file = SentFile(sent.file_id, name, sent.kind is EvidenceKind.PHOTO, sent.mime)
    result = materials_desk.sent(reads, call, prompt, sent, file)
    return replace(result, shows=tuple(replace(show, album=sent.group) for show in result.shows))


def said(reads: Reads, call: Call, prompt: InquiryAskPrompt | InquiryPrompt, words: Words) -> Result:
    """A message to a thread, or the question that begins one."""
    if isinstance(prompt, InquiryAskPrompt):
        return inquiring.said(reads, call, prompt, words)
    return (replying.said if prompt.desk else inquiring.add)(reads, call, prompt, words)


def aside(reads: Reads, call: Call, prompt: InquiryAskPrompt | InquiryPrompt, note: Note) -> Result:
    """What can't be taken: say why, and show again where the chat stands."""
    if isinstance(prompt, InquiryAskPrompt):
        return inquiring.again(reads, call, prompt, note)
    if prompt.desk:
        return replying.aside(reads, call, prompt, note)
    return inquiring.open_thread(reads, call, prompt.inquiry_id, note=note)
