"""The whole reading side: ``core.ports.Reads`` over dictionaries."""

from tests.core.fake_town.reads_acquaintance import AcquaintanceReads
from tests.core.fake_town.reads_broadcasts import BroadcastReads
from tests.core.fake_town.reads_experience import ExperienceReads
from tests.core.fake_town.reads_inquiries import InquiryReads
from tests.core.fake_town.reads_meetings import MeetingReads
from tests.core.fake_town.reads_organisations import OrganisationReads
from tests.core.fake_town.reads_privacy import PrivacyReads
from tests.core.fake_town.reads_proceedings import ProceedingReads
from tests.core.fake_town.reads_reports import ReportReads
from tests.core.fake_town.reads_staff import StaffReads
from tests.core.fake_town.reads_time import TimeReads


class Reading(
    AcquaintanceReads,
    BroadcastReads,
    ProceedingReads,
    InquiryReads,
    MeetingReads,
    StaffReads,
    OrganisationReads,
    ReportReads,
    TimeReads,
    ExperienceReads,
    PrivacyReads,
):
    """What use cases read, and what the appliers change."""
