"""One example of each screen, as people would meet it: for the snapshots, and for the page in ``docs/``."""

from dataclasses import replace
from datetime import date, datetime

from core.answers import Chosen, EvidenceKind, QuestionKey
from core.changes.joining import Named
from core.decision import Ladder, Status
from core.extension import ExtensionState
from core.follow_up import FollowUp
from core.form import Bad, BadCell, FilledForm, FormAnswer
from core.form_plan import FormPlan
from core.ladder import schedule
from core.notices import Mishaps
from core.people import Called, CutOff, Member, Organisation, Person, Role
from core.proof import CallReason, LoggedRung, ToCall
from core.rearming import Preview
from core.report import ReportCard, ReportState
from core.staff import StaffRole
from core.summary import OrganisationState, summarise
from core.timeliness import Timeliness
from core.typed import Misread
from core.views import (
    AbsenceScreen,
    ConfirmInvitation,
    ConsentScreen,
    CutOffNotice,
    ExtensionAnswer,
    ExtensionQuestion,
    ExtensionSettled,
    FileLost,
    FollowUpScreen,
    FormPreview,
    FormRefusal,
    FormRefused,
    FormToFill,
    FormWaiting,
    GroupNote,
    Help,
    Home,
    JoinQuestion,
    LadderPreview,
    MishapNotice,
    MyData,
    NameScreen,
    Note,
    OrganisationLine,
    OrganisationList,
    PaperSent,
    ProofChoice,
    ProofScreen,
    Published,
    QuestionScreen,
    Receipt,
    Reminder,
    RoleScreen,
    Section,
    Stranger,
    SummaryScreen,
    View,
    WordNotice,
)
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, DAYS, DECISION, DEPARTMENT, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

TODAY = date(2020, 8, 12)
DEADLINE = DECISION.deadline
SEVEN = Organisation(1, 1, "МБДОУ № 7 «Ласточка»", 7, "Иванова Мария Петровна", "+7 910 123-45-67")
AT_EVIDENCE = QuestionKey("acts", "evidence")
TWELVE = Organisation(2, 1, "МБДОУ № 12 «Солнышко»", 12)


def gallery() -> dict[str, View]:
    """A view by the name of its snapshot."""
    return {
        **_by_word(),
        **{f"stranger {note.value}": Stranger(note, DEPARTMENT) for note in STRANGERS},
        "confirm": ConfirmInvitation(SEVEN, "code", taken=False),
        "confirm taken": ConfirmInvitation(SEVEN, "code", taken=True),
        "consent": ConsentScreen("code", DEPARTMENT),
        "role": RoleScreen(SEVEN, "code"),
        "name": NameScreen("code", "Мария Петровна"),
        "name without roster": NameScreen("code", "", Note.NAME_TOO_LONG),
        "join question": JoinQuestion(SEVEN, 12345),
        "home not opened": _home(_card(ReportState.NOT_OPENED)),
        "home begun": _home(_card(ReportState.BEGUN, filled=4)),
        "home filled": _home(_card(ReportState.BEGUN, filled=6)),
        "home sent": _home(_card(ReportState.SENT, filled=6, number=23)),
        "home late": replace(_home(_card(ReportState.BEGUN, filled=2)), today=date(2020, 9, 3)),
        "home nothing yet": _home(),
        "home department": replace(_home(), staff=True),
        "home on leave": replace(_home(_card(ReportState.BEGUN)), away_until=date(2020, 8, 20)),
        "home went away": replace(
            _home(_card(ReportState.BEGUN)),
            note=Note.AWAY,
            until=date(2020, 8, 20),
            away_until=date(2020, 8, 20),
        ),
        "home snoozed": replace(_home(_card(ReportState.BEGUN)), note=Note.SNOOZED, until=date(2020, 8, 13)),
        "help head": Help(staff=False, registered=True, department=DEPARTMENT),
        "help department": Help(staff=True, registered=False, department=DEPARTMENT),
        "help stranger": Help(staff=False, registered=False, department=DEPARTMENT),
        "my data": MyData("Мария Петровна", 12345, (SEVEN.name, TWELVE.name), "2026-11-1"),
        "absence": AbsenceScreen((date(2020, 8, 19), date(2020, 8, 26), date(2020, 9, 9))),
        "group": GroupNote(),
        "published": Published(_card(ReportState.NOT_OPENED), TODAY),
        "reminder not opened": _reminder(_card(ReportState.NOT_OPENED)),
        "reminder begun": _reminder(_card(ReportState.BEGUN, filled=4)),
        "reminder filled": _reminder(_card(ReportState.BEGUN, filled=6)),
        "reminder returned": _reminder(replace(_card(ReportState.RETURNED, filled=6, number=23), to_fix=2)),
        "reminder returned late": replace(
            _reminder(replace(_card(ReportState.RETURNED, filled=6, number=23), to_fix=1)),
            today=date(2020, 9, 2),
            overdue=True,
        ),
        "home returned": _home(replace(_card(ReportState.RETURNED, filled=6, number=23), to_fix=2)),
        "home accepted": _home(_card(ReportState.ACCEPTED, filled=6, number=23)),
        "reminder overdue": replace(
            _reminder(_card(ReportState.BEGUN, filled=4)), today=date(2020, 9, 2), overdue=True
        ),
        "reminder two organisations": _reminder(
            _card(ReportState.BEGUN, filled=4), _card(ReportState.NOT_OPENED, TWELVE)
        ),
        **_conversation(),
        **_evidence(),
        **_ending(),
        **_summaries(),
        **_reviews(),
        "file lost": FileLost(1, AT_EVIDENCE, SEVEN.name, 1, "Перечень локальных актов", "Положение.pdf"),
        "photo lost": FileLost(1, AT_EVIDENCE, SEVEN.name, 1, "Перечень локальных актов", ""),
        **_terms(),
        "reminder of several": replace(_reminder(_card(ReportState.BEGUN, TWELVE, 4)), of_several=True),
        **_plans(),
        **_people(),
        **_directory(),
        **_organising(),
        **_employees(),
        **_ladders(),
        **_own_deadlines(),
        **_papers(),
        "mishap": MishapNotice(Mishaps(updates=(17,))),
        "mishaps": MishapNotice(Mishaps(updates=tuple(range(17, 31)), posts=(5, 6))),
        "mishap refused": MishapNotice(Mishaps(posts=(5,))),
        "cut off": CutOffNotice(_cut_off()[:1]),
        "cut off several": CutOffNotice(_cut_off()),
    }


STRANGERS = (
    Note.NO_CODE, Note.BAD_CODE, Note.NOT_ME, Note.REFUSED, Note.JOIN_ASKED, Note.JOIN_GRANTED,
    Note.JOIN_DECLINED, Note.ONLY_DEPARTMENT,
)  # fmt: skip


def _card(
    state: ReportState, organisation: Organisation = SEVEN, filled: int = 0, number: int | None = None
) -> ReportCard:
    return ReportCard(
        organisation.id, 1, organisation.name, DECISION.short_title, DEADLINE, state, filled, 6, number
    )


def _home(*cards: ReportCard) -> Home:
    return Home("Мария Петровна", cards, TODAY, staff=False)


def _reminder(*cards: ReportCard) -> Reminder:
    return Reminder("Мария Петровна", cards, TODAY, overdue=False)


def _begun() -> Walker:
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    walker = registered(town)
    walker.press("Начать")
    return walker


def _conversation() -> dict[str, View]:
    """One question of each kind, and what may happen at it."""
    head, shown = _begun(), dict[str, View]()
    shown["question status"] = _now(head)
    shown["question explained"] = head.press("Что это?")
    shown["question voice"] = head.sticker()
    shown["question date done"] = head.press("Сделано")
    shown["question date typing"] = head.press("Другая дата")
    shown["question date misread"] = head.say("как-нибудь")
    shown["question evidence"] = head.press("Июль 2020")
    shown["question skipped before"] = (head.press("Приложу позже"), head.press("← Назад"))[-1]
    head.press("Пропустить")
    shown["question several"] = _now(head)
    shown["question several picked"] = (head.press("Положение о ВСОКО"), head.press("Программа ВСОКО"))[-1]
    shown["question several typing"] = head.press("Другой акт")
    shown["question several own"] = head.say("Положение о языке")
    shown["question number"] = head.press("Дальше")
    shown["question number out of range"] = head.say("500")
    shown["question after a filled task"] = head.say("3")
    shown["question date planned"] = head.press("В работе")
    head.say("15 октября")
    shown["question date late"] = head.press("← Назад")
    head.press("Дальше")
    shown["question choice"] = head.press("Пропустить")
    head.press("4–6 человек")
    shown["question choice own"] = head.press("Пропустить")
    shown["question choice typing"] = head.press("Свой ответ")
    shown["question list"] = head.say("Каждую пятницу")
    shown["question list written"] = head.say("Положение о ВСОКО\nПрограмма мониторинга")
    shown["checklist begun"] = (head.command("menu"), head.press("Все пункты"))[-1]
    shown["task review"] = head.press("1. Перечень локальных актов")
    shown["review unfinished"] = head.press("← Назад")
    shown["home later"] = (head.press("Продолжить"), head.press("Позже"))[-1]
    return shown


def _evidence() -> dict[str, View]:
    head, shown = _begun(), dict[str, View]()
    head.press("Сделано")
    head.press("Июль 2020")
    shown["question evidence order"] = head.press("Приказ")
    shown["question evidence attached"] = head.say("№ 132/02-05 от 25.08.2020")
    for number in range(6):
        head.send(f"Положение о ВСОКО, часть {number + 1}.pdf")
    shown["question evidence many"] = head.say("https://sad7.kaluga.ru/vsoko")
    shown["evidence list"] = head.press("Изменить приложенное")
    shown["evidence piece"] = head.press("Показать 3")
    head.press("Убрать")
    shown["evidence list removed"] = head.press("Изменить приложенное")
    head.press("Назад")
    shown["question file too big"] = head.send("скан.zip", 30 * 2**20)
    shown["question program"] = head.send("игра.exe")
    shown["question protocol"] = head.press("Протокол")
    assert isinstance(shown["question protocol"], QuestionScreen)
    assert shown["question protocol"].form is EvidenceKind.PROTOCOL
    return shown


def _ending() -> dict[str, View]:
    head, shown = _begun(), dict[str, View]()
    for _ in range(8):  # six tasks, one of them with three statuses
        head.press("Сделано" if "Пункт 3" in head.screen.text else "Не начинали")
        while "Не начинали" not in " ".join(head.labels()) and "Отправить" not in head.labels():
            head.press("Пропустить")
    shown["review"] = _now(head)
    shown["receipt"] = head.press("Отправить")
    assert isinstance(shown["receipt"], Receipt)
    shown["receipt to print"] = head.press("Квитанция для печати")
    head.press("← Назад")
    shown["review sent"] = head.press("Посмотреть ответы")
    shown["task review sent"] = head.press("3. Структура управления")
    head.town.later(days=30)
    shown["task review locked"] = head.press("Этап")
    shown["review locked"] = head.press("← Назад")
    shown["checklist filled"] = (head.press("1. Перечень"), head.press("Все пункты"))[-1]
    return shown


def _reviews() -> dict[str, View]:
    """A report is returned and mended, sent again and accepted."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    walk_to_the_end(head)
    head.press("Отправить")
    town.later(hours=2)
    specialist = Walker(town, ADMINISTRATOR)
    specialist.command("summary")
    shown["organisations"] = specialist.press("По организациям")
    shown["report file"] = specialist.press("№ 7")
    shown["report file task"] = specialist.press("3. Структура")
    specialist.press("← Назад")
    shown["return choice"] = specialist.press("Вернуть")
    specialist.press("1. Перечень")
    shown["return choice made"] = specialist.press("3. Структура")
    shown["remark"] = specialist.press("Дальше")
    shown["remark voice"] = specialist.sticker()
    shown["remark written"] = specialist.say("Приложите приказ и назовите, кто отвечает за анализ.")
    shown["report file returned"] = specialist.press("Вернуть отчёт")
    shown["review notice"] = town.notices[-1].view
    shown["review notice withdrawn"] = replace(
        shown["review notice"],
        returned=(),
        remark="",
        withdrawn=True,  # type: ignore[call-arg]
    )
    shown["question returned"] = head.tap(render(town.notices[-1].view).rows[0][0].data)
    shown["review returned"] = (head.start(), head.press("Не начинали"))[-1]
    shown["checklist returned"] = (head.command("menu"), head.press("Все пункты"))[-1]
    shown["task review accepted"] = head.press("2. Рабочая группа")
    shown["history"] = (head.press("Все пункты"), head.press("История"))[-1]
    head.press("← Назад")
    head.press("Проверить и отправить")
    head.press("Отправить")
    specialist.command("summary")
    specialist.press("По организациям")
    specialist.press("№ 7")
    shown["report file accepted"] = specialist.press("Принять")
    shown["review notice accepted"] = town.notices[-1].view
    shown["history for the department"] = specialist.press("История")
    shown["receipt accepted"] = (head.command("menu"), head.press("Квитанция"))[-1]
    shown["review accepted"] = head.press("Посмотреть ответы")
    many = tuple(
        OrganisationLine(_state(number), Timeliness.OVERDUE if number % 3 else Timeliness.ON_TIME)
        for number in range(1, 31)
    )
    shown["organisations many"] = OrganisationList(1, DECISION, many, 1)
    return shown


def walk_to_the_end(head: Walker) -> None:
    """Six tasks, one of them with three statuses; the third one is done without evidence."""
    head.press("Начать")
    for _ in range(8):
        head.press("Сделано" if "Пункт 3" in head.screen.text else "Не начинали")
        while "Не начинали" not in " ".join(head.labels()) and "Отправить" not in head.labels():
            head.press("Пропустить")


def _summaries() -> dict[str, View]:
    def summary(section: Section, states: tuple[OrganisationState, ...], brief: bool = False) -> View:
        lost = _cut_off() if states else ()
        calls = _calls() if states and section is Section.CALLS else ()
        return SummaryScreen(
            1, DECISION, DEADLINE, TODAY, summarise(DECISION, states), section, 0, brief, lost, calls
        )  # fmt: skip

    many = tuple(_state(number) for number in range(1, 31))
    return {
        **{f"summary {section.name.lower()}": summary(section, many) for section in Section},
        "summary in a group": summary(Section.OVERVIEW, many, brief=True),
        "summary reviewed": summary(Section.OVERVIEW, _some_reviewed(many)),
        "summary calls noted": _noted(Section.CALLS, many),
        "summary cut off noted": _noted(Section.CUT_OFF, many),
        "summary empty": summary(Section.DIFFICULTIES, ()),
        "summary reaches everybody": summary(Section.CUT_OFF, ()),
    }


def _noted(section: Section, states: tuple[OrganisationState, ...]) -> View:
    """Somebody has called already; whoever may act goes from here to the organisation's page."""
    called = Called(datetime(2020, 8, 11, 15, 20, tzinfo=MOSCOW), "Ирина Львовна")
    first, *others = _calls()
    lost, *more = _cut_off()
    return SummaryScreen(
        1,
        DECISION,
        DEADLINE,
        TODAY,
        summarise(DECISION, states),
        section,
        0,
        cut_off=(replace(lost, called=called), *more),
        calls=(replace(first, called=called), *others),
        may_act=True,
    )


def _some_reviewed(states: tuple[OrganisationState, ...]) -> tuple[OrganisationState, ...]:
    accepted = (replace(state, report_state=ReportState.ACCEPTED) for state in states[:4])
    return (*accepted, replace(states[4], report_state=ReportState.RETURNED), *states[5:])


def _terms() -> dict[str, View]:
    """Another deadline, from asking to the answer; the proof of reminders; whom to call."""
    head, shown = _begun(), dict[str, View]()
    head.command("menu")
    head.press("Все пункты")
    shown["extension dates"] = head.press("Попросить перенос срока")
    shown["extension bad date"] = head.say("1 августа")
    shown["extension reason"] = head.press("Две недели")
    shown["extension asked"] = head.say("Ждём педсовет 8 сентября")
    shown["extension asked before"] = (head.press("Все пункты"), head.press("Попросить перенос"))[-1]
    request = head.town.extensions[1]
    request = replace(request, asked_by="Мария Петровна")
    granted = replace(request, state=ExtensionState.GRANTED, until=date(2020, 9, 15), decided_by=900)
    declined = replace(request, state=ExtensionState.DECLINED, word="Педсовет можно провести раньше.")
    shown |= {
        "extension question": ExtensionQuestion(request),
        "extension question word": ExtensionQuestion(request, wants="word"),
        "extension question date": ExtensionQuestion(request, wants="date"),
        "extension question drafted": ExtensionQuestion(request, "Хорошо.", date(2020, 9, 8)),
        "extension settled": ExtensionSettled(granted, None, Note.EXTENSION_DONE),
        "extension settled by another": ExtensionSettled(declined, "Ирина", Note.EXTENSION_DECIDED),
        "extension granted": ExtensionAnswer(granted),
        "extension declined": ExtensionAnswer(declined),
        "home deadline near": replace(_home(_card(ReportState.BEGUN)), today=date(2020, 8, 25)),
        "proof": ProofScreen(1, DECISION, SEVEN, _log()),
        "proof empty": ProofScreen(1, DECISION, TWELVE, ()),
        "proof choice": ProofChoice(1),
        "proof choice several": ProofChoice(1, (SEVEN, TWELVE)),
        "summary calls empty": SummaryScreen(
            1, DECISION, DEADLINE, TODAY, summarise(DECISION, ()), Section.CALLS, 0
        ),
    }
    return shown


def _papers() -> dict[str, View]:
    """What the department takes away."""
    office = Walker(registered(FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))).town, ADMINISTRATOR)
    office.command("summary")
    shown: dict[str, View] = {"paper choice": office.press("Выгрузить")}
    for label in ("Таблица", "Справка", "Картина", "Ход по дням"):
        shown[f"paper {label.lower()}"] = office.press(label)
        office.press("Выгрузить другое")
    chosen = shown["paper картина"]
    assert isinstance(chosen, PaperSent)
    shown["paper картина of several pages"] = replace(chosen, page=1, pages=3)
    return shown


def _ladders() -> dict[str, View]:
    """An administrator takes a rung out, adds one, looks, applies, and goes back to the file."""
    town = FakeTown(now=datetime(2020, 8, 12, 12, 0, tzinfo=MOSCOW))
    registered(town)
    rungs = schedule(DECISION.ladder, DEADLINE, town.now, MOSCOW, DAYS)
    logged = tuple(LoggedRung(rung.id, DEADLINE, rung.at, rung.at, "planned") for rung in rungs)
    town.logged = {1: logged, 2: logged}
    department, shown = Walker(town, ADMINISTRATOR), dict[str, View]()
    department.command("summary")
    department.press("Напоминания")
    shown["ladder"] = department.press("Лестница напоминаний")
    shown["ladder draft"] = department.press("Изменить")
    department.press("За 7 рабочих дней")
    shown["ladder ask before"] = department.press("Добавить до срока")
    shown["ladder bad number"] = department.say("завтра")
    department.say("10")
    shown["ladder ask overdue"] = department.press("Добавить после срока")
    department.press("← Назад")
    shown["ladder ask hour"] = department.press("Час: 10:00")
    shown["ladder drafted"] = department.press("11:00")
    preview = shown["ladder preview"] = department.press("Что изменится")
    assert isinstance(preview, LadderPreview)
    shown["ladder changed"] = department.press("Применить")
    shown["ladder preview of the file"] = department.press("Сбросить")
    shown["ladder of the file again"] = department.press("Применить")
    crowd = tuple(replace(SEVEN, id=n, number=n) for n in range(1, 149))
    many = tuple(replace(one, organisations=crowd, new=n % 3) for n, one in enumerate(preview.preview.coming))
    wide = replace(
        preview.preview, coming=many * 4, dropped=(replace(many[0], new=0, moved=0),), owing=148, alone=12
    )
    shown["ladder preview many"] = replace(preview, preview=wide)
    gone = tuple(replace(one, new=0, moved=0) for one in many[:2])
    nothing = Ladder(monthly_over=None, before=(), on_the_day=False, overdue=())
    shown["ladder preview of nothing"] = replace(preview, draft=nothing, preview=Preview((), gone, 148))
    return shown


def _own_deadlines() -> dict[str, View]:
    """The department's own word on a deadline, the requests that wait, a return that is taken back."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    department = Walker(town, ADMINISTRATOR)
    shown["extensions none"] = department.tap("xl")
    head.press("Все пункты")
    head.press("Попросить перенос срока")
    head.press("Две недели")
    head.say("Ждём педсовет 8 сентября")
    shown["home department asked"] = department.command("menu")
    shown["extensions waiting"] = department.press("Просят перенести срок")
    shown["summary asked"] = department.command("summary")
    department.press("Просят")
    department.press("№ 7")
    shown["extension settled at once"] = department.press("Согласиться")
    shown["deadline choice"] = department.press("Изменить срок")
    shown["deadline confirm"] = department.say("20 сентября")
    shown["deadline settled"] = department.press("Изменить срок")
    shown["deadline notice"] = town.notices[-1].view
    department.press("Изменить срок")
    shown["deadline confirm own"] = department.press("Отменить продление")
    shown["deadline withdrawn"] = department.press("Да, отменить")
    shown["deadline withdrawn notice"] = town.notices[-1].view
    head.command("menu")
    head.press("Начать")
    head.press("Сделано")
    head.press("Июль 2020")
    head.send("Положение.pdf")
    head.press("Изменить приложенное")
    shown["question evidence removed"] = head.press("Убрать 1")
    head.send("Положение 2.pdf")
    department.command("summary")
    department.press("По организациям")
    department.press("№ 7")
    shown["report file task with files"] = department.press("1. Перечень")
    shown["evidence list for the department"] = department.press("Приложено")
    shown["evidence piece for the department"] = department.press("Показать 1")
    return shown


def _by_word() -> dict[str, View]:
    """A specialist fills in for an organisation, and the head confirms; forms, out and in."""
    town = FakeTown()
    specialist = Walker(town, ADMINISTRATOR)
    specialist.start()
    specialist.tap("RF:1")
    specialist.press("Заполнить со слов")
    shown = {"word question": _now(specialist)}
    specialist.press("Сделано")
    specialist.press("Сегодня")
    specialist.say("Приказ № 15 от 25.07.2020")
    shown["word evidence"] = _now(specialist)
    specialist.tap("l:1")
    shown["word checklist"] = _now(specialist)
    specialist.tap("we:1")
    shown["word report file"] = _now(specialist)
    specialist.press("1. ")
    shown["word file task"] = _now(specialist)
    head = registered(town)
    head.tap("l:1")
    shown["word checklist of the head"] = _now(head)
    head.press("Проверить внесённое")
    shown["word review of the head"] = _now(head)
    head.press("1. ")
    shown["word task of the head"] = _now(head)
    report = town.reports[1]
    sent = replace(report, state=ReportState.SENT, number=5)
    shown["word notice"] = WordNotice("Мария Петровна", report, 3)
    shown["word notice sent from a form"] = WordNotice("", sent, 23, is_form=True, sent=True)
    keys = [QuestionKey("acts", name) for name in ("status", "names", "approved")]
    bad = (
        BadCell("D14", "вчерась", "Когда", Misread.NOT_A_DATE.value),
        BadCell("D20", "может быть", "Этап", Bad.NOT_AN_OPTION.value, ("Сделано", "В работе", "Не начинали")),
        BadCell("D31", "", "Сколько", Bad.FORMULA.value),
        BadCell("D40", "700", "Сколько", Misread.OUT_OF_RANGE.value, (), 0, 100),
    )
    plan = FormPlan(
        (FormAnswer(keys[0], Chosen(("done",))),), (), 2, (keys[0],), (keys[1],), (keys[2],), (keys[2],)
    )
    shown["form to fill"] = FormToFill(report)
    shown["form waiting"] = FormWaiting("Форма МБДОУ № 7.xlsx")
    shown["form preview"] = FormPreview(4, report, FilledForm(bad=bad), plan)
    shown["form preview empty"] = FormPreview(4, report, FilledForm(), FormPlan(same=12), Note.REPORT_CHANGED)
    for refusal in FormRefusal:
        why = "файл Excel повреждён" if refusal is FormRefusal.UNREADABLE else ""
        shown[f"form refused {refusal.value}"] = FormRefused("Форма.xlsx", refusal, why)
    return shown


def _log() -> tuple[LoggedRung, ...]:
    def rung(name: str, day: int, state: str, why: str = "", decided: int | None = None) -> LoggedRung:
        at = datetime(2020, 8, day, 10, 0, tzinfo=MOSCOW)
        return LoggedRung(name, DEADLINE, at, at, state, why, at.replace(day=decided) if decided else None)

    return (
        rung("monthly-2020-08", 3, "missed", "nobody_registered", 3),
        rung("before-14", 12, "sent", "", 12),
        rung("snooze-2020-08-13", 13, "missed", "superseded", 13),
        rung("plan-acts-2020-08-14", 14, "cancelled", "plan_changed", 12),
        rung("before-7", 21, "planned", "absent"),
        rung("before-3", 27, "queued"),
        rung("day", 28, "cancelled", "deadline_moved", 12),
        rung("overdue-5", 31, "planned"),
    )


def _plans() -> dict[str, View]:
    acts, group, *_ = DECISION.tasks
    one = FollowUp(1, SEVEN.name, acts, date(2020, 8, 12))
    two = FollowUp(1, SEVEN.name, group, date(2020, 8, 11))
    owed = _reminder(_card(ReportState.BEGUN, filled=4))
    return {
        "follow up": FollowUpScreen(one),
        "reminder plan": Reminder("Мария Петровна", (), TODAY, False, (one,)),
        "reminder plans": Reminder("", (), TODAY, False, (one, two)),
        "reminder and plan": replace(owed, asks=(one,)),
        "reminder and plans of two": replace(owed, asks=(one, replace(two, report_id=2))),
    }


def _people() -> dict[str, View]:
    """Two answer at once, one goes on leave, one hands over; and a head of several organisations."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, deputy, shown = registered(town), Walker(town, 6), dict[str, View]()
    deputy.start("first")
    for label in ("Да, попросить доступ", "Согласен"):
        deputy.press(label)
    head.tap("jd:1:6:1")
    town.apply(Named(6, "Елена Ивановна"))
    deputy.start()
    deputy.press("Начать")
    head.command("menu")
    head.press("Продолжить")
    head.press("Сделано")
    shown["which answer"] = deputy.press("Не начинали")
    shown["question answered by another"] = deputy.tap("q:1:acts:status")
    shown["our people"] = (head.command("menu"), head.press("Люди и отпуск"))[-1]
    head.press("Я в отпуске до")
    shown["substitute"] = head.press("До 26 августа")
    shown["home stood in for"] = head.press("Елена Ивановна")
    shown["substitute notice"] = town.notices[-1].view
    shown["our people one away"] = (deputy.command("menu"), deputy.press("Люди и отпуск"))[-1]
    specialist = Walker(town, ADMINISTRATOR)
    shown["report file one away"] = specialist.tap("RF:1")
    head.press("Я вернулся")
    shown["substitute over"] = town.notices[-1].view
    head.press("Люди и отпуск")
    shown["handover"] = head.press("Передать дела")
    shown["handover link"] = head.press("Сделать ссылку")
    shown["our people kept"] = head.press("Отменить передачу")
    shown["new head"] = specialist.press("Новый руководитель")
    shown["new head link"] = specialist.press("Сделать ссылку")
    fresh = Walker(town, 8)
    shown["confirm handover"] = fresh.start(town.bot_codes()[-1])
    fresh.press("Да, принимаю дела")
    shown["role of a new head"] = fresh.press("Согласен")
    fresh.press("Заведующий")
    shown["handed over"] = town.notices[-1].view
    shown["stranger left"] = head.start()
    specialist.tap("RF:1")
    shown["history with people"] = specialist.press("История")
    town.register(6, "second", "Елена Ивановна")
    deputy.command("menu")
    shown["home of several"] = deputy.press("Перейти: № 12")
    shown["question of several"] = deputy.press("Начать")
    deputy.press("Сделано")
    deputy.command("menu")
    deputy.press("Все пункты")
    shown["task review of several"] = deputy.tap("vt:2:acts")
    shown["organisation switch"] = deputy.tap("so")
    return shown


def _directory() -> dict[str, View]:
    """Looking up, links, people, calls; and what a specialist and a viewer see of it."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    head, shown = registered(town), dict[str, View]()
    town.apply(Named(head.user_id, "Мария Петровна"))
    town.blocked[head.user_id] = town.now
    office, looker, other = Walker(town, ADMINISTRATOR), Walker(town, 901), Walker(town, 902)
    town.employ(901, StaffRole.VIEWER)
    town.employ(902, StaffRole.SPECIALIST)
    shown["home administrator"] = office.command("menu")
    shown["home viewer"] = looker.command("menu")
    shown["people hub"] = office.press("Люди и организации")
    shown["people not found"] = office.say("999")
    shown["people found several"] = office.say("МБДОУ")
    shown["organisation page"] = office.say("7")
    shown["organisation called"] = office.press("Позвонили")
    shown["organisation new link"] = office.press("Новая ссылка")
    shown["organisation no link"] = office.press("Отозвать ссылку")
    shown["unbind"] = office.press("Отвязать: Мария Петровна")
    shown["organisation unbound"] = office.press("Да, закрыть доступ")
    shown["news unbound"] = town.notices[-1].view
    shown["access ended"] = head.command("menu")
    shown["organisation history"] = office.press("Вся история")
    other.command("menu")
    other.press("Люди и организации")
    shown["organisation for a specialist"] = other.say("12")
    looker.command("summary")
    looker.press("По организациям")
    shown["report file for a viewer"] = looker.press("№ 7")
    return shown


def _organising() -> dict[str, View]:
    """Renaming, adding, merging, closing; districts."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    for number, district in ((1, "Ленинский"), (2, "Октябрьский")):
        town.organisations[number] = replace(town.organisations[number], district=district)
    head, shown = registered(town), dict[str, View]()
    office = Walker(town, ADMINISTRATOR)
    office.command("summary")
    shown["organisations of all districts"] = office.press("По организациям")
    shown["district choice"] = office.press("Район: все")
    shown["organisations of one district"] = office.press("Ленинский")
    shown["summary of one district"] = office.press("← Назад")
    office.command("menu")
    office.press("Люди и организации")
    office.say("7")
    shown["rename"] = office.press("Переименовать")
    shown["rename taken"] = office.say("МБДОУ № 12 Солнышко")
    shown["organisation renamed"] = office.say("МАДОУ № 7 «Ласточка»")
    shown["close"] = office.press("Закрыть организацию")
    shown["organisation closed"] = office.press("Да, закрыть")
    shown["news closed"] = town.notices[-1].view
    shown["home closed"] = head.command("menu")
    shown["report file closed"] = office.press("Отчёт")
    office.tap("AO:1")
    office.press("Открыть снова")
    shown["news reopened"] = town.notices[-1].view
    shown["merge choice"] = office.press("Объединить с…")
    shown["merge found"] = office.say("сол")
    shown["merge"] = office.press("МБДОУ № 12")
    shown["organisation merged"] = office.press("Да, объединить")
    shown["news merged"] = town.notices[-1].view
    office.press("Найти другую")
    shown["organisation gone"] = office.say("Ласточка")
    office.press("Найти другую")
    shown["add name"] = office.press("Добавить организацию")
    shown["add phone"] = office.say("МБДОУ № 30 «Радуга»")
    shown["add bad phone"] = office.say("позже")
    shown["add district"] = office.say("+7 4842 30-30-30")
    shown["organisation added"] = office.press("Октябрьский")
    return shown


def _employees() -> dict[str, View]:
    """The department's own people: links, roles, and what they hear."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    office, fresh, shown = Walker(town, ADMINISTRATOR), Walker(town, 901), dict[str, View]()
    office.command("menu")
    office.press("Люди и организации")
    shown["staff alone"] = office.press("Сотрудники управления")
    shown["staff role choice"] = office.press("Пригласить сотрудника")
    shown["staff link"] = office.press("Специалист")
    code = next(iter(town.staff_links))
    shown["staff invited"] = office.press("К списку сотрудников")
    shown["staff confirm"] = fresh.start(code)
    fresh.press("Да, это я")
    shown["staff name"] = fresh.press("Согласен")
    shown["home specialist"] = fresh.say("Ирина Львовна")
    shown["staff link gone"] = Walker(town, 902).start(code)
    office.tap("WL")
    shown["staff page"] = office.press("Ирина Львовна")
    shown["staff page changed"] = office.press("Сделать: администратор")
    shown["staff news role"] = town.notices[-1].view
    shown["staff page removing"] = office.press("Закрыть доступ")
    shown["staff removed"] = office.press("Да, закрыть доступ")
    shown["staff news removed"] = town.notices[-1].view
    shown["staff page fixed"] = office.press(str(ADMINISTRATOR))
    return shown


def _cut_off() -> tuple[CutOff, ...]:
    head, deputy = Person(1, 10, 10, "Мария Петровна"), Person(2, 11, 11)
    since = datetime(2020, 8, 11, 10, 0, tzinfo=MOSCOW)
    return (
        CutOff(Member(head, SEVEN, Role.HEAD), since),
        CutOff(Member(deputy, TWELVE, Role.DEPUTY), since),
    )


def _calls() -> tuple[ToCall, ...]:
    return (
        ToCall(SEVEN, CallReason.NOT_MOVED, DEADLINE),
        ToCall(TWELVE, CallReason.NOT_REGISTERED, DEADLINE),
        ToCall(replace(TWELVE, id=3, phone="+7 4842 00-00-00"), CallReason.UNREACHABLE, DEADLINE),
    )


def _state(number: int) -> OrganisationState:
    statuses = (Status.DONE, Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED, Status.IN_PROGRESS, None)
    state = (ReportState.SENT, ReportState.BEGUN, ReportState.NOT_OPENED)[number % 3]
    silent = state is ReportState.NOT_OPENED
    return OrganisationState(
        organisation=Organisation(number, 1, f"МБДОУ № {number}", number, phone="+7 4842 00-00-00"),
        registered=number % 2 == 0,
        opened=not silent,
        report_state=state,
        statuses={} if silent else dict(zip((t.id for t in DECISION.tasks), statuses, strict=True)),
        filled=0 if silent else number % 6,
        difficulties=() if silent else ("Нет людей или времени", f"Своя трудность {number % 4}"),
        helps=() if silent else ("Образец документа",),
        last_action=None if silent else datetime(2020, 8, 1 + number % 10, 12, 0, tzinfo=MOSCOW),
        extended_to=date(2020, 9, 15) if number == 4 else None,
    )


def _now(walker: Walker) -> View:
    assert walker.view is not None
    return walker.view
