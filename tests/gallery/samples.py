"""A sample of every view, by conversation, with the bundled decision and an invented town."""

from datetime import date, datetime

from bot.settings import BUNDLED
from core.answers import Answer, Chosen, Day, Evidence, EvidenceKind, QuestionKey
from core.checklist import Place
from core.decision import Kind, Question, Status, Task
from core.people import Organisation, Role
from core.report import Report, ReportCard, ReportState
from core.summary import OrganisationState, summarise
from core.typed import Misread
from core.usecases.days import day_buttons
from core.views import (
    AbsenceScreen,
    Checklist,
    ConfirmInvitation,
    ConsentScreen,
    EvidenceList,
    GroupNote,
    Help,
    Home,
    JoinQuestion,
    MyData,
    NameScreen,
    Note,
    Published,
    QuestionScreen,
    Receipt,
    Reminder,
    Review,
    RoleScreen,
    Section,
    Stranger,
    SummaryScreen,
    TaskLine,
    TaskReview,
    View,
)
from papers.decision_file import load_decision

Samples = dict[str, list[tuple[str, View]]]  # by conversation: what one sees, and the view

TODAY = date(2020, 8, 12)
SENT_AT = datetime.fromisoformat("2020-08-14T11:20+03:00")
CODE = "jG069TfTlYbvKDk0uU5QXg"
DEPARTMENT = "Управление образования города Калуги"
DECISION = load_decision(BUNDLED)
TASK: Task = DECISION.tasks[0]
TOWN = tuple(
    Organisation(index, 1, f"МБДОУ № {number} «{name}»", number, head, "+7 910 000-00-00", "Ленинский")
    for index, (number, name, head) in enumerate(
        [
            (7, "Ласточка", "Иванова Мария Петровна"),
            (12, "Солнышко", "Петрова Анна Сергеевна"),
            (18, "Тополёк", "Смирнова Елена Игоревна"),
            (25, "Ромашка", "Сидорова Ольга Ивановна"),
        ],
        1,
    )
)
HOME = TOWN[0]
EVIDENCE = next(question for question in TASK.questions if question.kind is Kind.EVIDENCE)
_AT = QuestionKey(TASK.id, EVIDENCE.id)
_PIECES = (
    Evidence(1, _AT, EvidenceKind.ORDER, "приказ № 132/02-05 от 25.07.2020", SENT_AT),
    Evidence(2, _AT, EvidenceKind.DOCUMENT, "", SENT_AT, "Положение о ВСОКО.pdf", 182_000),
)


def samples() -> Samples:
    """Everything, in the order in which people meet it."""
    return {
        "Вход": _joining(),
        "Меню": _menu(),
        "Вопросы": _questions(),
        "Проверка и отправка": _sending(),
        "Напоминания": _reminders(),
        "Управление образования": _department(),
    }


def _joining() -> list[tuple[str, View]]:
    return [
        ("Без приглашения", Stranger(Note.NO_CODE)),
        ("Ссылка не подходит", Stranger(Note.BAD_CODE)),
        ("Приглашение", ConfirmInvitation(HOME, CODE, taken=False)),
        ("Приглашение, по которому уже вошли", ConfirmInvitation(HOME, CODE, taken=True)),
        ("Согласие", ConsentScreen(CODE, DEPARTMENT)),
        ("Отказ от согласия", Stranger(Note.REFUSED)),
        ("Должность", RoleScreen(HOME, CODE)),
        ("Обращение", NameScreen(CODE, "Мария Петровна")),
        ("Второй человек просит доступ", JoinQuestion(HOME, 42)),
    ]


def _menu() -> list[tuple[str, View]]:
    begun = _card(ReportState.BEGUN, 4)
    return [
        ("Новое решение", Published(_card(ReportState.NOT_OPENED, 0), TODAY)),
        ("Меню", Home("Мария Петровна", (begun,), TODAY, staff=False)),
        (
            "Меню: две организации",
            Home("Мария Петровна", (begun, _card(ReportState.SENT, 6, TOWN[1])), TODAY, staff=False),
        ),
        ("Голосовое", Home("Мария Петровна", (begun,), TODAY, staff=False, note=Note.VOICE)),
        ("Помощь", Help(staff=False, registered=True, department=DEPARTMENT)),
        ("Что обо мне хранится", MyData("Мария Петровна", 3_380_387_012, (HOME.name,), "1")),
        ("В группе", GroupNote()),
    ]


def _questions() -> list[tuple[str, View]]:
    seen: set[Kind] = set()
    found: list[tuple[str, View]] = []
    for task in DECISION.tasks:
        for question in task.questions:
            if question.kind not in seen:
                seen.add(question.kind)
                found.append((question.label or question.text, _question(task, question)))
    first = TASK.questions[0]
    dated = next(q for q in TASK.questions if q.kind is Kind.DATE)
    return [
        ("Все пункты", Checklist(_report(), _lines(4), TODAY, 4)),
        *found,
        ("«Что это?»", _question(TASK, first, hint=True)),
        ("Дата не понята", _question(TASK, dated, misread=Misread.NOT_A_DATE)),
        ("Приложенное", EvidenceList(_report(), TASK, EVIDENCE, _PIECES)),
    ]


def _sending() -> list[tuple[str, View]]:
    answers = {answer.key: answer for answer in _answers()}
    return [
        ("Проверка: не всё заполнено", Review(_report(), _lines(4), answers, complete=False)),
        ("Проверка", Review(_report(), _lines(6), answers, complete=True, without_evidence=(TASK,))),
        ("Ответы на пункт", TaskReview(_report(), TASK, TASK.questions[:3], locked=False)),
        ("Квитанция", Receipt(_report(ReportState.SENT), 23, SENT_AT, TODAY)),
    ]


def _reminders() -> list[tuple[str, View]]:
    late = date(2020, 9, 2)
    name = "Мария Петровна"
    return [
        ("Не открывали", Reminder(name, (_card(ReportState.NOT_OPENED, 0),), TODAY, overdue=False)),
        ("Начали", Reminder(name, (_card(ReportState.BEGUN, 4),), TODAY, overdue=False)),
        ("Вернули", Reminder(name, (_card(ReportState.RETURNED, 6),), TODAY, overdue=False)),
        ("Срок прошёл", Reminder(name, (_card(ReportState.BEGUN, 4),), late, overdue=True)),
        ("Отпуск", AbsenceScreen((date(2020, 8, 17), date(2020, 8, 24), date(2020, 8, 31)))),
    ]


def _department() -> list[tuple[str, View]]:
    menu = Home("", (), TODAY, staff=True)
    named = {
        "Сводка": Section.OVERVIEW,
        "Кто не ответил": Section.MISSING,
        "Что мешает": Section.DIFFICULTIES,
        "Просьбы о помощи": Section.HELP,
    }
    summary = summarise(DECISION, _states())
    pages = [
        (title, SummaryScreen(1, DECISION, DECISION.deadline, TODAY, summary, section, 0))
        for title, section in named.items()
    ]
    return [("Меню управления", menu), *pages]


def _card(state: ReportState, filled: int, organisation: Organisation = HOME) -> ReportCard:
    number = 23 if state.finished else None
    total = len(DECISION.tasks)
    title = DECISION.short_title
    return ReportCard(1, 1, organisation.name, title, DECISION.deadline, state, filled, total, number)


def _report(state: ReportState = ReportState.BEGUN) -> Report:
    answers = {answer.key: answer for answer in _answers()}
    number, sent_at = (23, SENT_AT) if state.finished else (None, None)
    return Report(
        id=1, department_id=1, decision_id=1, organisation=HOME, decision=DECISION,
        deadline=DECISION.deadline, state=state,
        version=1, person_id=1, role=Role.HEAD, number=number, sent_at=sent_at, answers=answers,
        evidence=_PIECES,
    )  # fmt: skip


def _answers() -> list[Answer]:
    status, *others = TASK.questions
    dated = next(question for question in others if question.kind is Kind.DATE)
    return [
        Answer(QuestionKey(TASK.id, status.id), Chosen((Status.DONE.value,)), 1, SENT_AT),
        Answer(QuestionKey(TASK.id, dated.id), Day(date(2020, 7, 25)), 1, SENT_AT),
    ]


def _lines(filled: int) -> tuple[TaskLine, ...]:
    statuses = (Status.DONE, Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.DONE, Status.DONE)
    return tuple(
        TaskLine(task, status if number < filled else None, number < filled, number <= filled)
        for number, (task, status) in enumerate(zip(DECISION.tasks, statuses, strict=False))
    )


def _question(task: Task, question: Question, *, hint: bool = False, misread: Misread | None = None) -> View:
    place = Place(task.questions.index(question) + 1, len(task.questions))
    days = day_buttons(question, TODAY, DECISION.deadline) if question.kind is Kind.DATE else ()
    saved = question is not task.questions[0]
    return QuestionScreen(
        _report(), task, question, place, None, (), days, saved=saved, misread=misread, hint=hint
    )


def _states() -> list[OrganisationState]:
    ids = [task.id for task in DECISION.tasks]
    done = dict.fromkeys(ids, Status.DONE)
    mixed = {**done, ids[1]: Status.IN_PROGRESS, ids[3]: Status.NOT_STARTED}
    hard, wanted = ("Не хватает образцов",), ("Образец",)
    return [
        OrganisationState(TOWN[0], True, True, ReportState.SENT, done, 6, (), (), SENT_AT),
        OrganisationState(TOWN[1], True, True, ReportState.ACCEPTED, mixed, 6, hard, wanted, SENT_AT),
        OrganisationState(
            TOWN[2], True, True, ReportState.BEGUN, {ids[0]: Status.DONE}, 1, hard, (), SENT_AT
        ),
        OrganisationState(TOWN[3], False, False, ReportState.NOT_OPENED),
    ]
