"""The reading side: questions to the department, and who wants its news."""

from dataclasses import replace

from core.inquiry import Inquiry, InquiryEntry, InquiryState
from tests.core.fake_town.reads_people import PeopleReads


class InquiryReads(PeopleReads):
    """Threads, by number."""

    def inquiry(self, inquiry_id: int, department_id: int) -> Inquiry | None:
        found = self.inquiries.get(inquiry_id)
        return replace(found, organisation=self.organisations[found.organisation.id]) if found else None

    def own_inquiry(self, inquiry_id: int, user_id: int) -> Inquiry | None:
        found = self.inquiry(inquiry_id, 1)
        mine = {one.organisation.id for one in self.memberships(user_id) if not one.organisation.closed}
        return found if found is not None and found.organisation.id in mine else None

    def inquiries_of(self, organisation_id: int) -> tuple[InquiryEntry, ...]:
        return tuple(one for one in reversed(self._entries()) if one.organisation.id == organisation_id)

    def open_inquiries(self, department_id: int) -> tuple[InquiryEntry, ...]:
        waiting = (one for one in self._entries() if one.state is InquiryState.OPEN)
        return tuple(
            sorted((one for one in waiting if not one.organisation.closed), key=lambda one: one.since)
        )

    def count_open_inquiries(self, department_id: int) -> int:
        return len(self.open_inquiries(department_id))

    def settled_inquiries(self, department_id: int, limit: int) -> tuple[InquiryEntry, ...]:
        settled = [one for one in self._entries() if one.state is not InquiryState.OPEN]
        return tuple(sorted(settled, key=lambda one: one.since, reverse=True)[:limit])

    def next_inquiry(self) -> int:
        return max(self.inquiries, default=0) + 1

    def wants_digest(self, user_id: int, department_id: int) -> bool | None:
        return self.digest_choices.get(user_id)

    def _entries(self) -> list[InquiryEntry]:
        return [
            InquiryEntry(
                one.id,
                self.organisations[one.organisation.id],
                one.state,
                self.waits_since[one.id],
                (one.unanswered or one.lines)[0].words,
                one.about,
                (one.unanswered or one.lines)[0].by,
            )
            for one in self.inquiries.values()
        ]
