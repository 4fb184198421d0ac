"""A department whose every word carries its mark: organisations, people, answers, files, letters, remarks."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, text

from bot.opening import Installation
from core import consent
from core.changes.joining import ConsentAnswered, Named
from core.changes.staff import StaffInvited, StaffJoined
from core.ladder import effective_deadline, schedule
from core.people import RosterRow
from core.staff import StaffRole
from storage import counting, departments, publishing
from storage.applying import apply
from storage.schema import reports
from tests.storage.office import DECISION
from tests.tenancy.phone import Phone


@dataclass
class Marked:
    """A department and its people, by role."""

    here: Installation
    mark: str
    codes: tuple[str, ...]
    people: dict[str, Phone]

    @property
    def ids(self) -> tuple[int, ...]:
        """The people's Telegram ids."""
        return tuple(phone.user_id for phone in self.people.values())


def found(connection: Connection, here: Installation, mark: str, base: int) -> Marked:
    """Found the department, and let its people do everything that leaves words behind."""
    now = here.local_now()
    roster = [
        RosterRow(
            f"Сад № {base + n} {mark}", f"{mark} Мария Петровна", f"+7 910 {base:03}-00-0{n}", f"{mark} район"
        )
        for n in (1, 2, 3)
    ]
    departments.import_roster(connection, here.department_id, roster)
    decision = replace(DECISION, id=f"d{base}", title=f"Решение {mark}", short_title=f"Решение {mark}")
    deadline = effective_deadline(decision.deadline, here.days)
    publishing.publish(connection, here.department_id, decision, f"title: {mark}", deadline, now)
    (opened,) = publishing.open_decisions(connection, here.department_id)
    publishing.open_reports(
        connection,
        here.department_id,
        opened,
        lambda day: schedule(decision.ladder, day, now, here.settings.zone, here.days),
        now,
    )
    rows = departments.ensure_invitations(connection, here.department_id, now)
    codes = tuple(row.code for row in rows)
    people = {
        "head": Phone(here, base * 1000 + 1, f"{mark} Мария"),
        "other head": Phone(here, base * 1000 + 2, f"{mark} Анна"),
        "deputy": Phone(here, base * 1000 + 3, f"{mark} Елена"),
        "viewer": Phone(here, base * 1000 + 4, f"{mark} Вера"),
        "specialist": Phone(here, base * 1000 + 5, f"{mark} Ольга"),
        "administrator": Phone(here, base * 1000 + 6, f"{mark} Ирина"),
        "asker": Phone(here, base * 1000 + 7, f"{mark} Олег"),
        "stranger": Phone(here, base * 1000 + 8, f"{mark} Пётр"),
    }
    made = Marked(here, mark, codes, people)
    _staff(connection, made)
    _heads(connection, made)
    _department(connection, made)
    counting.recount_where(connection, reports.c.department_id == here.department_id)
    return made


def _staff(connection: Connection, made: Marked) -> None:
    here, now = made.here, made.here.local_now()
    administrator = made.people["administrator"].user_id
    for role in StaffRole:
        phone = made.people[role.value]
        code = f"staff-{made.mark}-{role.value}"
        until = now.replace(year=now.year + 1)
        for user, change in (
            (administrator, StaffInvited(here.department_id, code, role, administrator, now, until)),
            (phone.user_id, ConsentAnswered(phone.user_id, consent.VERSION, True, now)),
            (phone.user_id, StaffJoined(here.department_id, code, phone.user_id, phone.user_id, role, now)),
            (phone.user_id, Named(phone.user_id, phone.name)),
        ):
            assert user
            apply(connection, change)
        phone.say(connection, "/menu")


def _joins(connection: Connection, phone: Phone, code: str, role: str = "Заведующий") -> None:
    phone.say(connection, f"/start {code}")
    phone.press(connection, "Да")
    phone.press(connection, "Согласен")
    if "Кем Вы работаете" in phone.screen.text:
        phone.press(connection, role)
        phone.say(connection, phone.name)


def _heads(connection: Connection, made: Marked) -> None:
    mark = made.mark
    head, other, deputy = (made.people[one] for one in ("head", "other head", "deputy"))
    _joins(connection, head, made.codes[0])
    _joins(connection, other, made.codes[1])
    _joins(connection, deputy, made.codes[0])
    head.tap(connection, f"jd:{_organisation(connection, made, 0)}:{deputy.user_id}:1")
    _joins(connection, made.people["asker"], made.codes[1])
    head.say(connection, "/menu")
    head.press(connection, "Начать")
    head.press(connection, "Сделано")
    head.press(connection, "Сегодня")
    head.say(connection, f"Приказ № 1 {mark}")
    head.send(connection, f"приказ {mark}.pdf", f"подпись {mark}")
    _finish(connection, head, mark)
    head.press(connection, "Отправить")
    other.say(connection, "/menu")
    other.press(connection, "Начать")
    other.press(connection, "Не начинали")
    other.say(connection, f"трудность {mark}")
    report = _report(connection, made, 1)
    other.tap(connection, "QA")
    other.say(connection, f"вопрос {mark}")
    other.tap(connection, f"xa:{report}")
    day = next((data for data in sorted(other.ever) if data.startswith("xt:")), None)
    assert day is not None, other.screen
    other.tap(connection, day)
    other.say(connection, f"причина {mark}")


def _finish(connection: Connection, head: Phone, mark: str) -> None:
    """To the check before sending."""
    for _ in range(60):
        labels = [button.text for row in head.screen.rows for button in row]
        if "Отправить" in labels:
            return
        wanted = next(
            (one for one in ("Не начинали", "Дальше", "Пропустить") if any(one in x for x in labels)), None
        )
        assert wanted, head.screen
        head.press(connection, wanted)
    raise AssertionError("the checklist doesn't end")


def _department(connection: Connection, made: Marked) -> None:
    administrator, specialist, mark = made.people["administrator"], made.people["specialist"], made.mark
    decision = connection.execute(
        text("SELECT id FROM decisions WHERE department_id = :d"), {"d": made.here.department_id}
    ).scalar_one()
    administrator.say(connection, "/summary")
    administrator.tap(connection, f"VE:{decision}:c:0:0")
    administrator.say(connection, f"вывод {mark}")
    specialist.tap(connection, f"Ba:{decision}:")
    drafts = [data for data in specialist.ever if data.startswith("Bt:")]
    if drafts:
        specialist.tap(connection, sorted(drafts)[0])
        specialist.say(connection, f"письмо {mark}")
    report = _report(connection, made, 0)
    specialist.tap(connection, f"RF:{report}")


def _organisation(connection: Connection, made: Marked, place: int) -> int:
    query = text("SELECT id FROM organisations WHERE department_id = :d ORDER BY id")
    return int(connection.execute(query, {"d": made.here.department_id}).scalars().all()[place])


def _report(connection: Connection, made: Marked, place: int) -> int:
    query = select(reports.c.id).where(
        reports.c.department_id == made.here.department_id,
        reports.c.organisation_id == _organisation(connection, made, place),
    )
    return int(connection.execute(query).scalar_one())
