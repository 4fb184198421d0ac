"""Forgetting a person: the list of erasers, one for each table that tells anything about people.

A table that is added gets its line here, or stands in ``IMPERSONAL`` below; tests/house/test_personal_data.py
walks the schema and says what is missing. What stays is the organisation's: answers, files, states, dates,
without whoever gave them. Person ids become NULL, account numbers 0 where the column tells that the
department acted. The row of ``people`` stays as an empty husk, so that counts of who was written to add up.

Each eraser also tells where the person stands (``rows_of``), for whoever wants to see what is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, false, literal, or_, select, update

from core.people import HEADS
from storage import schema as t
from storage.names import PREFIX


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is forgotten: by the account's number, the chat's, and ours, where they were registered."""

    user_id: int
    chat_id: int
    person_id: int | None = None
    name: str = ""
    mark: str = ""  # the tombstone's: what proves a consent without naming anybody


Custom = Callable[[Connection, Whom], object]


@dataclass(frozen=True, slots=True)
class Eraser:
    """How one table forgets somebody. ``person``, ``user`` and ``chat`` are the columns that name them.

    The others in ``covers`` hold what is personal without naming. ``drop``: the rows go; else the naming
    columns are emptied (but for those ``kept``), to what ``empty`` says or as the module does. ``custom``
    runs before that.
    """

    table: Table
    person: tuple[str, ...] = ()
    user: tuple[str, ...] = ()
    chat: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    drop: bool = False
    kept: tuple[str, ...] = ()
    empty: Mapping[str, object] | None = None
    custom: Custom | None = None
    title: str = ""  # for the page that a person reads

    @property
    def columns(self) -> frozenset[str]:
        """Everything personal in the table."""
        return frozenset((*self.person, *self.user, *self.chat, *self.covers))

    def about(self, whom: Whom, columns: Iterable[str] | None = None) -> ColumnElement[bool]:
        """Which rows name the person, in any of these columns or in all that may."""
        wanted = set(columns) if columns is not None else {*self.person, *self.user, *self.chat}
        found: list[ColumnElement[bool]] = []
        if whom.person_id is not None:
            found += [self.table.c[name] == whom.person_id for name in self.person if name in wanted]
        found += [self.table.c[name] == whom.user_id for name in self.user if name in wanted]
        found += [self.table.c[name] == whom.chat_id for name in self.chat if name in wanted]
        return or_(*found) if found else false()

    def erase(self, connection: Connection, whom: Whom) -> None:
        """The table forgets the person."""
        if self.custom is not None:
            self.custom(connection, whom)
        if self.drop:
            connection.execute(delete(self.table).where(self.about(whom)))
            return
        for name in (*self.person, *self.user, *self.chat):
            if name in self.kept:
                continue
            nobody = (self.empty or {}).get(name, None if name in self.person else 0)
            connection.execute(update(self.table).where(self.about(whom, [name])).values({name: nobody}))


Found = list[tuple[Eraser, list[dict[str, Any]]]]


def _in_flow(connection: Connection, whom: Whom) -> None:
    """Words that wait for nobody any more; an update that is worked on just now is blanked at its end."""
    mine = (t.updates.c.chat_id == whom.chat_id) & (t.updates.c.state != "new")
    connection.execute(update(t.updates).where(mine).values(payload="", error="", chat_id=0))


def _consents(connection: Connection, whom: Whom) -> None:
    """That somebody agreed and withdrew stays provable to whoever names the account's number."""
    mine = t.consents.c.user_id == whom.user_id
    connection.execute(update(t.consents).where(mine).values(mark=whom.mark))


def _contacts(connection: Connection, whom: Whom) -> None:
    """The roster's head, phone and e-mail of organisations that this person headed, and nobody else does."""
    if whom.person_id is None:
        return
    mine, others = t.members.alias(), t.members.alias()
    roles = [role.value for role in HEADS]
    headed = select(mine.c.organisation_id).where(mine.c.person_id == whom.person_id, mine.c.role.in_(roles))
    headed_by_others = select(others.c.organisation_id).where(
        others.c.person_id != whom.person_id, others.c.role.in_(roles), others.c.ended_at.is_(None)
    )
    connection.execute(
        update(t.organisations)
        .where(t.organisations.c.id.in_(headed), t.organisations.c.id.not_in(headed_by_others))
        .values(head="", phone="", email="")
    )


def _organisation_lines(connection: Connection, whom: Whom) -> None:
    """Lines that tell whose access was closed."""
    if whom.name:
        mine = and_(t.organisation_log.c.event == "unbound", t.organisation_log.c.text == whom.name)
        connection.execute(update(t.organisation_log).where(mine).values(text=""))


def _seats(connection: Connection, whom: Whom) -> None:
    """Who comes instead, where the organisation has nobody else: those words were this person's."""
    if whom.person_id is None:
        return
    mine = select(t.members.c.organisation_id).where(t.members.c.person_id == whom.person_id)
    others = select(t.members.c.organisation_id).where(
        t.members.c.person_id != whom.person_id, t.members.c.ended_at.is_(None)
    )
    left = t.seats.c.organisation_id.in_(mine) & t.seats.c.organisation_id.not_in(others)
    connection.execute(update(t.seats).where(left).values(instead="", reason=""))


def _signatures(connection: Connection, whom: Whom) -> None:
    """A name that waits for the consent."""
    if whom.person_id is not None:
        mine = t.offers.c.person_id == whom.person_id
        connection.execute(update(t.offers).where(mine).values(signature=""))


def _messenger_name(connection: Connection, whom: Whom) -> None:
    connection.execute(delete(t.facts).where(t.facts.c.name == f"{PREFIX}{whom.user_id}"))


def _husk(connection: Connection, whom: Whom) -> None:
    """What counts of people refer to: no name, no account, no chat. A negative number is nobody's account."""
    if whom.person_id is not None:
        connection.execute(
            update(t.people)
            .where(t.people.c.id == whom.person_id)
            .values(
                user_id=-whom.person_id,
                chat_id=0,
                name="",
                absent_until=None,
                reminded_on=None,
                at_organisation=None,
            )
        )


ERASERS: tuple[Eraser, ...] = (
    # what organisations answered: it stays, without a name
    Eraser(t.answers, ("by",), ("by_user",), title="Ответы организации, которые Вы дали"),
    Eraser(t.answer_log, ("by",), ("by_user",), title="История этих ответов"),
    Eraser(
        t.evidence,
        ("by", "removed_by"),
        ("by_user", "removed_by_user"),
        title="Подтверждения, которые Вы приложили или убрали",
    ),
    Eraser(t.report_log, ("by",), ("by_user",), title="Отправка и проверка отчётов"),
    Eraser(t.extensions, ("asked_by",), ("decided_by",), title="Просьбы о переносе срока"),
    Eraser(t.inquiry_lines, ("by",), ("by_user",), title="Вопросы управлению и ответы"),
    Eraser(t.ladders, (), ("by_user",), title="Изменения напоминаний"),
    Eraser(t.wordings, (), ("by_user",), title="Тексты справки"),
    # who was written to
    Eraser(t.broadcasts, (), ("user_id",), ("chat_id",), title="Сообщения многим, которые Вы отправили"),
    Eraser(
        t.broadcast_people,
        ("person_id",),
        (),
        ("chat_id",),
        kept=("person_id",),  # the husk, so that the counts add up
        title="Сообщения многим, которые Вы получили",
    ),
    Eraser(t.broadcast_organisations, ("person_id",), title="О каких организациях они были"),
    Eraser(t.forms, (), ("user_id",), ("chat_id",), ("file_name",), title="Формы, которые Вы прислали"),
    Eraser(t.paper_jobs, (), (), ("chat_id",), drop=True, title="Файлы, которые готовятся"),
    Eraser(t.digest_choices, (), ("user_id",), drop=True, title="Новости по утрам"),
    # the way in and out
    Eraser(t.updates, (), (), (), ("chat_id", "payload", "error"), custom=_in_flow),
    Eraser(t.outbox, (), (), ("chat_id",), ("screen", "album"), drop=True, title="Сообщения в пути к Вам"),
    Eraser(t.chats, (), (), ("chat_id",), ("prompt", "album"), drop=True, title="Чат с ботом"),
    Eraser(t.facts, (), (), (), ("name", "value"), custom=_messenger_name),
    # who somebody is
    Eraser(t.consents, (), ("user_id",), (), ("mark",), custom=_consents, title="Согласия и отказы"),
    Eraser(t.join_requests, (), ("decided_by",), title="О чьих просьбах о доступе Вы решили"),
    Eraser(t.join_requests, (), ("user_id",), ("chat_id",), drop=True, title="Просьбы о доступе"),
    Eraser(
        t.organisations,
        (),
        ("called_by",),
        (),
        ("head", "phone", "email"),
        custom=_contacts,
        title="Звонки организациям",
    ),
    Eraser(
        t.organisation_log,
        (),
        ("by_user",),
        (),
        ("text",),
        custom=_organisation_lines,
        title="Что Вы изменили",
    ),
    Eraser(t.invitations, ("giver",), ("used_by",), empty={"giver": 0}, title="Ссылки, по которым Вы вошли"),
    Eraser(
        t.people_log,
        ("person_id",),
        ("by_user",),
        empty={"person_id": 0},
        title="Когда Вы получили доступ и когда он закончился",
    ),
    Eraser(t.staff, (), ("user_id",), drop=True, title="Роль в управлении"),
    Eraser(t.staff_invitations, (), ("created_by", "used_by"), title="Ссылки сотрудников"),
    Eraser(t.staff_log, (), ("by_user", "whom"), title="История сотрудников"),
    Eraser(t.members, ("substitute",), title="Кого Вы замещаете"),
    Eraser(t.actors, (), ("user_id",), empty={"user_id": None}, title="Номер в журнале"),
    Eraser(t.erasures, (), ("user_id",), (), ("mark",), empty={"user_id": None}, title="Отзыв согласия"),
    # the meeting and what follows from it
    Eraser(t.seats, (), (), (), ("instead", "reason"), custom=_seats, title="Места на совещаниях"),
    Eraser(t.hall_tries, (), ("user_id",), drop=True, title="Слова, которые не подошли в зале"),
    Eraser(t.agenda_runs, (), (), ("chat_id",), title="Повестка, которую Вы вели"),
    Eraser(t.meeting_steps, (), ("by_user",), title="Что Вы начали на совещании"),
    Eraser(t.materials, (), ("by_user",), title="Материалы, которые Вы прислали"),
    Eraser(t.material_looks, ("by",), kept=("by",), title="Материалы, которые Вы открыли"),  # the husk
    Eraser(t.practical_answers, ("by",), kept=("by",), title="Ответы на практическое задание"),
    Eraser(t.opinions, ("by",), kept=("by",), title="Мнения о проекте решения"),
    Eraser(t.acquaintances, ("person_id",), kept=("person_id",), title="Ознакомление с решением"),
    # experience: a consent of its own goes with the person, and with it the name
    Eraser(
        t.publication_consents,
        ("person_id",),
        (),
        (),
        ("name",),
        drop=True,
        title="Согласие на имя под описанием опыта",
    ),
    Eraser(
        t.offers,
        ("person_id",),
        (),
        (),
        ("signature",),
        kept=("person_id",),
        custom=_signatures,
        title="Опыт, который Вы предложили",
    ),
    Eraser(t.offer_log, (), ("by_user",), title="Решения об опыте"),
    Eraser(t.offer_marks, ("person_id",), drop=True, title="Чей опыт Вы отметили полезным"),
    Eraser(
        t.show_requests, ("person_id",), (), (), ("contact",), drop=True, title="Кого Вы просили показать"
    ),
    Eraser(t.own_task_log, (), ("by_user",), title="Задачи управления"),
    # last: the others find the person by these
    Eraser(t.members, ("person_id",), drop=True, title="Организации, за которые Вы отвечаете"),
    Eraser(
        t.people,
        ("id",),
        ("user_id",),
        ("chat_id",),
        ("name", "absent_until", "reminded_on", "at_organisation"),
        kept=("id", "user_id", "chat_id"),
        custom=_husk,
        title="Как к Вам обращаться",
    ),
)


def whom(connection: Connection, user_id: int, mark: str = "") -> Whom:
    """The person with that account, as far as they are known; a private chat has the account's number."""
    row = connection.execute(
        select(t.people.c.id, t.people.c.chat_id, t.people.c.name).where(t.people.c.user_id == user_id)
    ).one_or_none()
    if row is None:
        return Whom(user_id, user_id, mark=mark)
    return Whom(user_id, row.chat_id, row.id, row.name, mark)


def erase(connection: Connection, who: Whom, erasers: Iterable[Eraser] = ERASERS) -> None:
    """Forget the person everywhere, in the caller's transaction."""
    for eraser in erasers:
        eraser.erase(connection, who)


def rows_of(connection: Connection, who: Whom, erasers: Iterable[Eraser] = ERASERS) -> Found:
    """Every row that names the person, table by table; other people's numbers in it are left out."""
    found: Found = []
    for eraser in erasers:
        if not (eraser.person or eraser.user or eraser.chat):
            continue
        rows = connection.execute(select(eraser.table).where(eraser.about(who))).mappings()
        found.append((eraser, [_own(eraser, dict(row), who) for row in rows]))
    return found


def _own(eraser: Eraser, row: dict[str, Any], who: Whom) -> dict[str, Any]:
    mine = {
        *((name, who.person_id) for name in eraser.person),
        *((name, who.user_id) for name in eraser.user),
        *((name, who.chat_id) for name in eraser.chat),
    }
    named = {name for name, _ in mine}
    secret = {"code", "mark"}
    return {
        name: value
        for name, value in row.items()
        if name not in secret and (name not in named or (name, value) in mine)
    }


def is_known(connection: Connection, who: Whom) -> bool:
    """Whether anything but the chat itself tells of the person."""
    beside = {t.chats.name, t.outbox.name, t.updates.name}
    looked = (eraser for eraser in ERASERS if eraser.table.name not in beside)
    return any(
        connection.execute(
            select(literal(1)).select_from(eraser.table).where(eraser.about(who)).limit(1)
        ).first()
        for eraser in looked
        if eraser.person or eraser.user or eraser.chat
    )
