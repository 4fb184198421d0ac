"""The wire format of buttons: ``prefix:field:field``, at most 64 bytes, read for as long as chats exist.

A class never changes once it was released: a new field takes a new prefix and a new class, and the old
one stays readable. ``tests/screens/golden_callbacks.txt`` holds the exact strings of every release.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

LONGEST = 64  # bytes, Telegram's limit
LARGEST = 2**63 - 1  # what a database can look for
YEARS = range(2000, 2101)  # a day outside them is forged


@dataclass(frozen=True, slots=True)
class Tap:
    """A button's meaning. Fields are int or str; a str holds no colon."""

    prefix: ClassVar[str] = ""

    def pack(self) -> str:
        """The string on the wire. Raises ValueError where it wouldn't fit or read back."""
        packed = self.prefix
        for name in _FIELDS[type(self)]:
            packed += f":{getattr(self, name)}"
        if packed.count(":") != len(_FIELDS[type(self)]) or len(packed.encode()) > LONGEST:
            raise ValueError(f"{packed!r} can't stand on a button")
        return packed


@dataclass(frozen=True, slots=True)
class GoHome(Tap):
    """The menu."""

    prefix: ClassVar[str] = "h"


@dataclass(frozen=True, slots=True)
class ShowHelp(Tap):
    """What can be done here."""

    prefix: ClassVar[str] = "hp"


@dataclass(frozen=True, slots=True)
class ConfirmMe(Tap):
    """«Да, это мы»."""

    prefix: ClassVar[str] = "iy"
    code: str


@dataclass(frozen=True, slots=True)
class NotMe(Tap):
    """«Нет, это не мы»."""

    prefix: ClassVar[str] = "in"


@dataclass(frozen=True, slots=True)
class Agree(Tap):
    """«Согласен», to this version of the text."""

    prefix: ClassVar[str] = "ca"
    code: str
    version: str


@dataclass(frozen=True, slots=True)
class Refuse(Tap):
    """«Не согласен»."""

    prefix: ClassVar[str] = "cr"


@dataclass(frozen=True, slots=True)
class ChooseRole(Tap):
    """What one is to the organisation."""

    prefix: ClassVar[str] = "ro"
    code: str
    role: str


@dataclass(frozen=True, slots=True)
class RosterName(Tap):
    """To be addressed as the roster has it."""

    prefix: ClassVar[str] = "nr"
    code: str


@dataclass(frozen=True, slots=True)
class DecideJoin(Tap):
    """Grant (1) or decline (0) that this person joins."""

    prefix: ClassVar[str] = "jd"
    organisation: int
    user: int
    granted: int


@dataclass(frozen=True, slots=True)
class OpenList(Tap):
    """All tasks of a report."""

    prefix: ClassVar[str] = "l"
    report: int


@dataclass(frozen=True, slots=True)
class GoOn(Tap):
    """«Продолжить»."""

    prefix: ClassVar[str] = "g"
    report: int


@dataclass(frozen=True, slots=True)
class OpenTask(Tap):
    """One task."""

    prefix: ClassVar[str] = "t"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class QuestionTap(Tap):
    """What every button of a question carries."""

    report: int
    task: str
    question: str


@dataclass(frozen=True, slots=True)
class OpenQuestion(QuestionTap):
    """That very question."""

    prefix: ClassVar[str] = "q"


@dataclass(frozen=True, slots=True)
class Explain(QuestionTap):
    """«Что это?»."""

    prefix: ClassVar[str] = "e"


@dataclass(frozen=True, slots=True)
class TypeOwn(QuestionTap):
    """«Другое», «Своя дата»."""

    prefix: ClassVar[str] = "w"


@dataclass(frozen=True, slots=True)
class MoveOn(QuestionTap):
    """«Дальше»."""

    prefix: ClassVar[str] = "n"


@dataclass(frozen=True, slots=True)
class Skip(QuestionTap):
    """«Пропустить», «Приложу позже»."""

    prefix: ClassVar[str] = "s"


@dataclass(frozen=True, slots=True)
class GoBack(QuestionTap):
    """«Назад»."""

    prefix: ClassVar[str] = "b"


@dataclass(frozen=True, slots=True)
class ListEvidence(QuestionTap):
    """What is attached."""

    prefix: ClassVar[str] = "el"


@dataclass(frozen=True, slots=True)
class Pick(QuestionTap):
    """An option."""

    prefix: ClassVar[str] = "o"
    option: str


@dataclass(frozen=True, slots=True)
class PutIn(QuestionTap):
    """An option of several, to be put in: pressed twice it is in all the same."""

    prefix: ClassVar[str] = "p"
    option: str


@dataclass(frozen=True, slots=True)
class TakeOut(QuestionTap):
    """An option of several, to be taken out."""

    prefix: ClassVar[str] = "r"
    option: str


@dataclass(frozen=True, slots=True)
class ClearOwn(QuestionTap):
    """The lines of one's own, to be written anew."""

    prefix: ClassVar[str] = "c"


@dataclass(frozen=True, slots=True)
class PickDay(QuestionTap):
    """A date (2020-08-25) or a whole month (2020-08)."""

    prefix: ClassVar[str] = "d"
    day: str


@dataclass(frozen=True, slots=True)
class ChooseForm(QuestionTap):
    """«Приказ», «Протокол»."""

    prefix: ClassVar[str] = "f"
    kind: str


@dataclass(frozen=True, slots=True)
class RemoveEvidence(Tap):
    """Take a piece of evidence away."""

    prefix: ClassVar[str] = "x"
    report: int
    evidence: int


@dataclass(frozen=True, slots=True)
class ShowEvidence(Tap):
    """Send a file back."""

    prefix: ClassVar[str] = "ef"
    report: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Later(Tap):
    """«Позже»."""

    prefix: ClassVar[str] = "z"
    report: int


@dataclass(frozen=True, slots=True)
class OpenReview(Tap):
    """«Проверить ответы»."""

    prefix: ClassVar[str] = "v"
    report: int


@dataclass(frozen=True, slots=True)
class ReviewTask(Tap):
    """One task's answers in full."""

    prefix: ClassVar[str] = "vt"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class SendReport(Tap):
    """«Отправить»."""

    prefix: ClassVar[str] = "y"
    report: int


@dataclass(frozen=True, slots=True)
class ShowReceipt(Tap):
    """The receipt again."""

    prefix: ClassVar[str] = "rc"
    report: int


@dataclass(frozen=True, slots=True)
class PrintReceipt(Tap):
    """The receipt as a document."""

    prefix: ClassVar[str] = "rp"
    report: int


@dataclass(frozen=True, slots=True)
class Snooze(Tap):
    """«Напомнить завтра»."""

    prefix: ClassVar[str] = "m"


@dataclass(frozen=True, slots=True)
class AskAbsence(Tap):
    """«Я в отпуске»."""

    prefix: ClassVar[str] = "a"


@dataclass(frozen=True, slots=True)
class AbsentUntil(Tap):
    """On leave until that day."""

    prefix: ClassVar[str] = "au"
    day: str


@dataclass(frozen=True, slots=True)
class CameBack(Tap):
    """«Я вернулся»."""

    prefix: ClassVar[str] = "ab"


@dataclass(frozen=True, slots=True)
class ShowSummary(Tap):
    """A page of the summary; sections as in ``core.views.Section``."""

    prefix: ClassVar[str] = "S"
    decision: int
    section: str
    page: int


@dataclass(frozen=True, slots=True)
class ListReports(Tap):
    """«По организациям»."""

    prefix: ClassVar[str] = "RL"
    decision: int
    page: int


@dataclass(frozen=True, slots=True)
class NearReport(Tap):
    """Back to the page on which that report stands."""

    prefix: ClassVar[str] = "RN"
    report: int


@dataclass(frozen=True, slots=True)
class OpenFile(Tap):
    """An organisation's report, for the department."""

    prefix: ClassVar[str] = "RF"
    report: int


@dataclass(frozen=True, slots=True)
class OpenFileTask(Tap):
    """One task of it."""

    prefix: ClassVar[str] = "RT"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class AcceptReport(Tap):
    """«Принять», the report in this version."""

    prefix: ClassVar[str] = "RA"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class ChooseReturned(Tap):
    """Which tasks to return: a bit for each, in the order of the paper. Pressed twice it is the same."""

    prefix: ClassVar[str] = "RC"
    report: int
    version: int
    chosen: int


@dataclass(frozen=True, slots=True)
class WriteRemark(Tap):
    """«Дальше»: what to say with it."""

    prefix: ClassVar[str] = "RW"
    report: int
    version: int
    chosen: int


@dataclass(frozen=True, slots=True)
class SendBack(Tap):
    """«Вернуть отчёт», with the remark that was typed."""

    prefix: ClassVar[str] = "RB"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Tap):
    """«История»."""

    prefix: ClassVar[str] = "RH"
    report: int


@dataclass(frozen=True, slots=True)
class AskExtension(Tap):
    """«Попросить перенос срока»."""

    prefix: ClassVar[str] = "xa"
    report: int


@dataclass(frozen=True, slots=True)
class ExtendTo(Tap):
    """Until that day."""

    prefix: ClassVar[str] = "xt"
    report: int
    day: str


@dataclass(frozen=True, slots=True)
class OpenExtension(Tap):
    """A request, to be decided on; ``wants`` is «word», «date» or «no» for neither."""

    prefix: ClassVar[str] = "xo"
    extension: int
    wants: str


@dataclass(frozen=True, slots=True)
class DecideExtension(Tap):
    """Grant (1) until that day or decline (0), with a word (1) or without."""

    prefix: ClassVar[str] = "xd"
    extension: int
    granted: int
    day: str
    worded: int


@dataclass(frozen=True, slots=True)
class OpenPlan(Tap):
    """«Вы планировали закончить к…»."""

    prefix: ClassVar[str] = "po"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class PlanDone(Tap):
    """«Сделано»."""

    prefix: ClassVar[str] = "pd"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class PlanGoesOn(Tap):
    """«Ещё в работе»: another date."""

    prefix: ClassVar[str] = "pg"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class PlanLater(Tap):
    """«Напомнить позже»."""

    prefix: ClassVar[str] = "pl"
    report: int
    task: str


@dataclass(frozen=True, slots=True)
class AskProof(Tap):
    """Of which organisation are the reminders to be shown?"""

    prefix: ClassVar[str] = "ra"
    decision: int


@dataclass(frozen=True, slots=True)
class ShowProof(Tap):
    """What became of each reminder of one organisation."""

    prefix: ClassVar[str] = "rl"
    decision: int
    organisation: int
    page: int


@dataclass(frozen=True, slots=True)
class ReplaceWithMine(QuestionTap):
    """«Заменить своим»: the answer of that mark, which waits with the chat."""

    prefix: ClassVar[str] = "wr"
    mine: str


@dataclass(frozen=True, slots=True)
class TurnTo(Tap):
    """«Перейти: № 12»."""

    prefix: ClassVar[str] = "to"
    organisation: int


@dataclass(frozen=True, slots=True)
class SwitchOrganisation(Tap):
    """«Сменить организацию»."""

    prefix: ClassVar[str] = "so"


@dataclass(frozen=True, slots=True)
class OpenPeople(Tap):
    """«Люди и отпуск»."""

    prefix: ClassVar[str] = "op"
    organisation: int


@dataclass(frozen=True, slots=True)
class HandOver(Tap):
    """«Передать дела»: what it means (0), or make the link (1)."""

    prefix: ClassVar[str] = "ho"
    organisation: int
    make: int


@dataclass(frozen=True, slots=True)
class KeepAffairs(Tap):
    """«Отменить передачу»."""

    prefix: ClassVar[str] = "hk"
    organisation: int


@dataclass(frozen=True, slots=True)
class NewHead(Tap):
    """«Новый руководитель», from the department: what it means (0), make the link (1), withdraw it (2)."""

    prefix: ClassVar[str] = "nh"
    report: int
    step: int


@dataclass(frozen=True, slots=True)
class ChooseSubstitute(Tap):
    """Who stands in during the leave: a person's id, or 0."""

    prefix: ClassVar[str] = "si"
    organisation: int
    person: int


@dataclass(frozen=True, slots=True)
class FindPeople(Tap):
    """«Люди и организации»: what is looked for?"""

    prefix: ClassVar[str] = "AF"


@dataclass(frozen=True, slots=True)
class OpenOrganisation(Tap):
    """Everything about one organisation."""

    prefix: ClassVar[str] = "AO"
    organisation: int


@dataclass(frozen=True, slots=True)
class ShowOrganisationLog(Tap):
    """Who did what to it."""

    prefix: ClassVar[str] = "AH"
    organisation: int


@dataclass(frozen=True, slots=True)
class NewLink(Tap):
    """«Новая ссылка», in the place of the one that was seen (a code; empty for none)."""

    prefix: ClassVar[str] = "AN"
    organisation: int
    seen: str


@dataclass(frozen=True, slots=True)
class RevokeLink(Tap):
    """«Отозвать ссылку», the one that was seen."""

    prefix: ClassVar[str] = "AR"
    organisation: int
    seen: str


@dataclass(frozen=True, slots=True)
class AskUnbind(Tap):
    """Shall this person lose access?"""

    prefix: ClassVar[str] = "AU"
    member: int


@dataclass(frozen=True, slots=True)
class UnbindPerson(Tap):
    """They shall."""

    prefix: ClassVar[str] = "AX"
    member: int


@dataclass(frozen=True, slots=True)
class NoteCall(Tap):
    """«Позвонили» (1), or not after all (0)."""

    prefix: ClassVar[str] = "AC"
    organisation: int
    called: int


@dataclass(frozen=True, slots=True)
class AskRename(Tap):
    """The new name is typed next."""

    prefix: ClassVar[str] = "AQ"
    organisation: int


@dataclass(frozen=True, slots=True)
class AskClose(Tap):
    """Shall it be closed?"""

    prefix: ClassVar[str] = "AW"
    organisation: int


@dataclass(frozen=True, slots=True)
class CloseOrganisation(Tap):
    """Closed (1), or open again (0)."""

    prefix: ClassVar[str] = "AK"
    organisation: int
    closed: int


@dataclass(frozen=True, slots=True)
class AskMerge(Tap):
    """«Объединить с…»."""

    prefix: ClassVar[str] = "AG"
    organisation: int


@dataclass(frozen=True, slots=True)
class MergeInto(Tap):
    """Into that one; asked once more unless ``sure`` (1)."""

    prefix: ClassVar[str] = "AM"
    organisation: int
    into: int
    sure: int


@dataclass(frozen=True, slots=True)
class AddOrganisation(Tap):
    """«Добавить организацию»."""

    prefix: ClassVar[str] = "AA"


@dataclass(frozen=True, slots=True)
class SkipAdding(Tap):
    """«Пропустить»: the phone, or the district."""

    prefix: ClassVar[str] = "AP"


@dataclass(frozen=True, slots=True)
class AddInDistrict(Tap):
    """The new organisation's district, by its key."""

    prefix: ClassVar[str] = "AD"
    district: str


@dataclass(frozen=True, slots=True)
class ListStaff(Tap):
    """«Сотрудники управления»."""

    prefix: ClassVar[str] = "WL"


@dataclass(frozen=True, slots=True)
class InviteStaff(Tap):
    """«Пригласить сотрудника»."""

    prefix: ClassVar[str] = "WI"


@dataclass(frozen=True, slots=True)
class InviteAs(Tap):
    """With that role."""

    prefix: ClassVar[str] = "WR"
    role: str


@dataclass(frozen=True, slots=True)
class RevokeStaffLink(Tap):
    """The link of that code."""

    prefix: ClassVar[str] = "WX"
    code: str


@dataclass(frozen=True, slots=True)
class OpenStaff(Tap):
    """One of the department's people."""

    prefix: ClassVar[str] = "WO"
    user: int


@dataclass(frozen=True, slots=True)
class SetStaffRole(Tap):
    """Another role."""

    prefix: ClassVar[str] = "WS"
    user: int
    role: str


@dataclass(frozen=True, slots=True)
class AskRemoveStaff(Tap):
    """Shall they lose access?"""

    prefix: ClassVar[str] = "WA"
    user: int


@dataclass(frozen=True, slots=True)
class RemoveStaff(Tap):
    """They shall."""

    prefix: ClassVar[str] = "WD"
    user: int


@dataclass(frozen=True, slots=True)
class ChooseDistrict(Tap):
    """Of which district? ``section`` is empty for «По организациям»."""

    prefix: ClassVar[str] = "DC"
    decision: int
    section: str


@dataclass(frozen=True, slots=True)
class ListDistrict(Tap):
    """«По организациям» of one district, by its key."""

    prefix: ClassVar[str] = "DL"
    decision: int
    district: str
    page: int


@dataclass(frozen=True, slots=True)
class SummaryOfDistrict(Tap):
    """A page of the summary of one district, by its key."""

    prefix: ClassVar[str] = "DS"
    decision: int
    section: str
    page: int
    district: str


@dataclass(frozen=True, slots=True)
class ListExtensions(Tap):
    """«Просят перенести срок»."""

    prefix: ClassVar[str] = "xl"


@dataclass(frozen=True, slots=True)
class ManageDeadline(Tap):
    """«Изменить срок» of one organisation, for the department."""

    prefix: ClassVar[str] = "xm"
    report: int


@dataclass(frozen=True, slots=True)
class ChooseDeadline(Tap):
    """That day («own»: the decision's), to be looked at; ``was`` is the deadline that was shown."""

    prefix: ClassVar[str] = "xc"
    report: int
    was: str
    day: str


@dataclass(frozen=True, slots=True)
class SetDeadline(Tap):
    """That day counts from now on («own»: the decision's)."""

    prefix: ClassVar[str] = "xs"
    report: int
    was: str
    day: str


@dataclass(frozen=True, slots=True)
class WithdrawReturn(Tap):
    """«Отозвать возврат», of the report in this version."""

    prefix: ClassVar[str] = "RX"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class ListFiles(QuestionTap):
    """What is attached, for the department."""

    prefix: ClassVar[str] = "RP"


@dataclass(frozen=True, slots=True)
class ShowFile(Tap):
    """Send a file of the evidence to the department."""

    prefix: ClassVar[str] = "RE"
    report: int
    evidence: int


@dataclass(frozen=True, slots=True)
class ShowLadder(Tap):
    """«Лестница напоминаний»."""

    prefix: ClassVar[str] = "Ls"
    decision: int


@dataclass(frozen=True, slots=True)
class EditLadder(Tap):
    """«Изменить»."""

    prefix: ClassVar[str] = "Le"
    decision: int


@dataclass(frozen=True, slots=True)
class SwitchRung(Tap):
    """A rung on (1) or off (0): ``before-14``, ``day``, ``overdue-5``, ``monthly``."""

    prefix: ClassVar[str] = "Lr"
    decision: int
    rung: str
    on: int


@dataclass(frozen=True, slots=True)
class AskLadder(Tap):
    """«Добавить», «Час»: ``wants`` is «before», «overdue» or «hour»."""

    prefix: ClassVar[str] = "La"
    decision: int
    wants: str


@dataclass(frozen=True, slots=True)
class SetHour(Tap):
    """At that hour, «1030»."""

    prefix: ClassVar[str] = "Lh"
    decision: int
    hour: str


@dataclass(frozen=True, slots=True)
class LookLadder(Tap):
    """«Что изменится»."""

    prefix: ClassVar[str] = "Lp"
    decision: int


@dataclass(frozen=True, slots=True)
class ResetLadder(Tap):
    """«Сбросить к файлу решения»."""

    prefix: ClassVar[str] = "Lf"
    decision: int


@dataclass(frozen=True, slots=True)
class ApplyLadder(Tap):
    """«Применить»: the draft of that fingerprint, over the ladder of that version."""

    prefix: ClassVar[str] = "Ly"
    decision: int
    version: int
    mark: int


@dataclass(frozen=True, slots=True)
class EndWord(Tap):
    """«Закончить» answering for an organisation."""

    prefix: ClassVar[str] = "we"
    report: int


@dataclass(frozen=True, slots=True)
class ConfirmWord(Tap):
    """«Всё верно»: what was entered for the organisation, as it stood in that version of the report."""

    prefix: ClassVar[str] = "wc"
    report: int
    version: int


@dataclass(frozen=True, slots=True)
class AskForm(Tap):
    """The form of that organisation, to be filled in a spreadsheet."""

    prefix: ClassVar[str] = "wf"
    report: int


@dataclass(frozen=True, slots=True)
class PutFormIn(Tap):
    """«Внести» what a form says into that version of the report."""

    prefix: ClassVar[str] = "wi"
    form: int
    version: int


@dataclass(frozen=True, slots=True)
class DropForm(Tap):
    """«Отмена»: nothing of the form."""

    prefix: ClassVar[str] = "wd"
    form: int


@dataclass(frozen=True, slots=True)
class AskPapers(Tap):
    """«Выгрузить»."""

    prefix: ClassVar[str] = "EX"
    decision: int


@dataclass(frozen=True, slots=True)
class SendPaper(Tap):
    """One of the papers (``core.outgoing.Paper``); ``page`` of a picture counts from 0."""

    prefix: ClassVar[str] = "EP"
    decision: int
    paper: str
    page: int


TAPS: tuple[type[Tap], ...] = (
    GoHome,
    ShowHelp,
    ConfirmMe,
    NotMe,
    Agree,
    Refuse,
    ChooseRole,
    RosterName,
    DecideJoin,
    OpenList,
    GoOn,
    OpenTask,
    OpenQuestion,
    Explain,
    TypeOwn,
    MoveOn,
    Skip,
    GoBack,
    ListEvidence,
    Pick,
    PutIn,
    TakeOut,
    ClearOwn,
    PickDay,
    ChooseForm,
    RemoveEvidence,
    ShowEvidence,
    Later,
    OpenReview,
    ReviewTask,
    SendReport,
    ShowReceipt,
    PrintReceipt,
    Snooze,
    AskAbsence,
    AbsentUntil,
    CameBack,
    ShowSummary,
    ListReports,
    NearReport,
    OpenFile,
    OpenFileTask,
    AcceptReport,
    ChooseReturned,
    WriteRemark,
    SendBack,
    ShowHistory,
    AskExtension,
    ExtendTo,
    OpenExtension,
    DecideExtension,
    OpenPlan,
    PlanDone,
    PlanGoesOn,
    PlanLater,
    AskProof,
    ShowProof,
    ReplaceWithMine,
    TurnTo,
    SwitchOrganisation,
    OpenPeople,
    HandOver,
    KeepAffairs,
    NewHead,
    ChooseSubstitute,
    FindPeople,
    OpenOrganisation,
    ShowOrganisationLog,
    NewLink,
    RevokeLink,
    AskUnbind,
    UnbindPerson,
    NoteCall,
    AskRename,
    AskClose,
    CloseOrganisation,
    AskMerge,
    MergeInto,
    AddOrganisation,
    SkipAdding,
    AddInDistrict,
    ListStaff,
    InviteStaff,
    InviteAs,
    RevokeStaffLink,
    OpenStaff,
    SetStaffRole,
    AskRemoveStaff,
    RemoveStaff,
    ChooseDistrict,
    ListDistrict,
    SummaryOfDistrict,
    ListExtensions,
    ManageDeadline,
    ChooseDeadline,
    SetDeadline,
    WithdrawReturn,
    ListFiles,
    ShowFile,
    ShowLadder,
    EditLadder,
    SwitchRung,
    AskLadder,
    SetHour,
    LookLadder,
    ResetLadder,
    ApplyLadder,
    EndWord,
    ConfirmWord,
    AskForm,
    PutFormIn,
    DropForm,
    AskPapers,
    SendPaper,
)
_BY_PREFIX: dict[str, type[Tap]] = {tap.prefix: tap for tap in TAPS}
_FIELDS = {  # of each button, in order, and whether it is a number
    tap: {field.name: field.type in (int, "int") for field in fields(tap)} for tap in TAPS
}


def unpack(packed: str) -> Tap | None:
    """The button's meaning; None for a string that no release has written."""
    prefix, *parts = packed.split(":")
    kind = _BY_PREFIX.get(prefix)
    if kind is None or len(parts) != len(_FIELDS[kind]):
        return None
    values: list[int | str] = []
    for is_number, part in zip(_FIELDS[kind].values(), parts, strict=True):
        if is_number:
            if not part.isascii() or not part.isdigit() or len(part) > 19:
                return None
            number = int(part)
            if number > LARGEST:
                return None
            values.append(number)
        else:
            values.append(part)
    return kind(*values)


def read_day(text: str) -> tuple[date, bool] | None:
    """The day of ``PickDay`` and ``AbsentUntil``, and whether it is a whole month; None for a forged one."""
    whole_month = len(text) == 7
    try:
        day = date.fromisoformat(f"{text}-01" if whole_month else text)
    except ValueError:
        return None
    return (day, whole_month) if day.year in YEARS else None
