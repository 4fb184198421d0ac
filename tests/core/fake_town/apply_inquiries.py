"""Questions to the department: asked, written to, closed; and who wants the news."""

from dataclasses import replace

from core.changes.inquiry import DigestChosen, InquiryAsked, InquiryWritten
from core.inquiry import Inquiry, InquiryLine, InquiryState
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def asked(town: Reading, change: InquiryAsked) -> None:
    if change.inquiry_id in town.inquiries:
        raise Overtaken("inquiry")
    name = next((one.name for one in town.people.values() if one.id == change.by), "")
    line = InquiryLine(_next_line(town), change.at, change.words, name)
    here = town.organisations[change.organisation_id]
    town.inquiries[change.inquiry_id] = Inquiry(
        change.inquiry_id, 1, here, InquiryState.OPEN, 1, (line,), change.about, change.report_id
    )
    town.waits_since[change.inquiry_id] = change.at


def written(town: Reading, change: InquiryWritten) -> None:
    before = town.inquiries[change.inquiry_id]
    if before.version != change.expected:
        raise Overtaken("inquiry")
    lines = before.lines
    if change.words is not None:
        of_department = change.by_user is not None
        name = next((one.name for one in town.people.values() if one.id == change.by), "")
        if of_department:
            name = town.name_of(change.by_user)
        lines = (*lines, InquiryLine(_next_line(town), change.at, change.words, name, of_department))
    if not (before.state is change.state is InquiryState.OPEN):
        town.waits_since[change.inquiry_id] = change.at
    town.inquiries[change.inquiry_id] = replace(
        before, state=change.state, version=before.version + 1, lines=lines
    )


def digest_chosen(town: Reading, change: DigestChosen) -> None:
    town.digest_choices[change.user_id] = change.wanted


def _next_line(town: Reading) -> int:
    return sum(len(one.lines) for one in town.inquiries.values()) + 1
