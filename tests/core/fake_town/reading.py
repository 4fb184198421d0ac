"""The whole reading side: ``core.ports.Reads`` over dictionaries."""

from tests.core.fake_town.reads_broadcasts import BroadcastReads
from tests.core.fake_town.reads_inquiries import InquiryReads
from tests.core.fake_town.reads_organisations import OrganisationReads
from tests.core.fake_town.reads_reports import ReportReads
from tests.core.fake_town.reads_staff import StaffReads
from tests.core.fake_town.reads_time import TimeReads


class Reading(BroadcastReads, InquiryReads, StaffReads, OrganisationReads, ReportReads, TimeReads):
    """What use cases read, and what the appliers change."""
