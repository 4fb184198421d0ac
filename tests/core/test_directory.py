"""Looking organisations up, districts, and the department's own people: pure rules."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.directory import DirectoryEntry, matching
from core.districts import district_key, districts_of, lies_in, named
from core.people import Organisation
from core.staff import StaffInvitation, StaffMember, StaffRole, is_staff_code, remains_managed
from tests.core.fake_town import MORNING

SWALLOW = Organisation(
    1, 1, "МБДОУ № 7 «Ласточка»", 7, "Иванова Мария", "+7 910 123-45-67 доб. 12", "Ленинский"
)
SUN = Organisation(2, 1, "МБДОУ № 70 «Солнышко»", 70, "", "+7 4842 12-34-56, +7 910 000-00-07", "ленинский ")
GONE = Organisation(3, 1, "МБДОУ № 7 «Берёзка»", 7, district="Октябрьский", closed=True)
NAMELESS = Organisation(4, 1, "Центр развития")
ENTRIES = (
    DirectoryEntry(GONE),
    DirectoryEntry(SUN, ("Анна Сергеевна",), ("Ясли «Луч»",)),
    DirectoryEntry(SWALLOW),
    DirectoryEntry(NAMELESS),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7", (SWALLOW, GONE)),  # the open one first; 70 is another number
        ("№ 007", (SWALLOW, GONE)),
        ("4567", (SWALLOW,)),
        ("89101234567", (SWALLOW,)),
        ("+7 910 000-00-07", (SUN,)),
        ("0007", (SWALLOW, SUN, GONE)),  # a number with noughts, or the end of a phone
        ("12", ()),  # an extension is no phone's end
        ("березка", (GONE,)),
        ("ясли луч", (SUN,)),
        ("анна", (SUN,)),
        ("иванова", (SWALLOW,)),
        ("  ", ()),
        ("№", ()),
        ("?!", ()),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, found: tuple[Organisation, ...]) -> None:
    assert matching(ENTRIES, typed) == found


def test_a_district_is_one_in_any_spelling_and_its_key_finds_it_again() -> None:
    everything = (SWALLOW, SUN, GONE, NAMELESS)
    assert districts_of(everything) == ("Ленинский", "Октябрьский")
    assert named(everything, district_key("ЛЕНИНСКИЙ")) == "Ленинский"
    assert named(everything, "forged") == ""
    assert named(everything, "") == ""
    assert [one.id for one in everything if lies_in(one, "Ленинский")] == [1, 2]
    assert all(lies_in(one, "") for one in everything)


@given(st.text(max_size=80))
def test_a_districts_key_always_fits_on_a_button(district: str) -> None:
    key = district_key(district)
    assert len(key) in (0, 8)
    assert ":" not in key


def test_a_link_lasts_its_week_and_one_use() -> None:
    link = StaffInvitation("staff-x", StaffRole.VIEWER, MORNING)
    assert link.is_open(MORNING - timedelta(seconds=1))
    assert not link.is_open(MORNING)
    used = StaffInvitation("staff-x", StaffRole.VIEWER, MORNING, used=True)
    assert not used.is_open(MORNING - timedelta(days=1))


@given(
    st.lists(st.sampled_from(StaffRole), min_size=1, max_size=5),
    st.data(),
    st.none() | st.sampled_from(StaffRole),
)
def test_somebody_always_manages(held: list[StaffRole], data: st.DataObject, role: StaffRole | None) -> None:
    staff = tuple(StaffMember(number, one) for number, one in enumerate(held))
    whom = data.draw(st.sampled_from(range(len(held))))
    after = {one.user_id: one.role for one in staff} | {whom: role}
    expected = any(one is StaffRole.ADMINISTRATOR for one in after.values())
    assert remains_managed(staff, whom, role) is expected


def test_roles_grow() -> None:
    assert [(role.may_act, role.may_manage) for role in StaffRole] == [
        (False, False),
        (True, False),
        (True, True),
    ]


@pytest.mark.parametrize(("code", "expected"), [("staff-abc", True), ("Staff-abc", False), ("abc", False)])
def test_a_staff_code_is_known_by_its_beginning(code: str, expected: bool) -> None:
    assert is_staff_code(code) is expected
