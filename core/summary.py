"""What the department sees at a glance: coverage, tasks by status, difficulties, requests, who is missing.

Pure counting over the state of each organisation. A state says ``None`` where there was no answer, and
that is counted apart: «нет данных» is never a zero.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.decision import Decision, Status, Task
from core.people import Organisation
from core.report import ReportState

NO_DATA = "нет данных"
NAMED = 3  # organisations named beside what they said
TOLD_APART = 500  # characters by which what was said is told apart, and counted


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """How far one organisation is. ``statuses`` go by task id; None or absent: no answer yet.

    ``difficulties`` and ``helps`` are texts of options or own words, neutral ones left out.
    """

    organisation: Organisation
    registered: bool
    opened: bool
    report_state: ReportState
    statuses: Mapping[str, Status | None] = field(default_factory=dict)
    filled: int = 0
    difficulties: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    last_action: datetime | None = None
    report_id: int = 0
    number: int | None = None  # of the receipt
    first_sent_at: datetime | None = None
    extended_to: date | None = None  # a later deadline than the others'


@dataclass(frozen=True, slots=True)
class Which:
    """Some of the organisations: whose report isn't in; or who says that of a task."""

    missing: bool = False
    task: str = ""
    status: Status | None = None  # of the task; None: no answer

    def holds(self, state: OrganisationState) -> bool:
        """Whether that organisation is one of them."""
        if self.missing and state.report_state.finished:
            return False
        return not self.task or state.statuses.get(self.task) is self.status


EVERYBODY = Which()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the organisations are as a whole.

    ``sent`` includes the accepted; sent, returned, begun and not opened add up to the total.
    """

    total: int
    registered: int
    opened: int
    sent: int
    accepted: int
    returned: int
    begun: int
    not_opened: int

    @property
    def missing(self) -> int:
        """Whose report isn't in: never sent, or returned."""
        return self.total - self.sent


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many organisations say what of one task."""

    task: Task
    done: int
    in_progress: int
    not_started: int
    no_data: int

    @property
    def total(self) -> int:
        """All organisations, those without an answer too."""
        return self.done + self.in_progress + self.not_started + self.no_data

    def saying(self, status: Status | None) -> int:
        """How many say that; None: how many say nothing."""
        said = {
            Status.DONE: self.done,
            Status.IN_PROGRESS: self.in_progress,
            Status.NOT_STARTED: self.not_started,
        }
        return said[status] if status else self.no_data


@dataclass(frozen=True, slots=True)
class Mention:
    """A difficulty or a request, in its commonest spelling, and who named it, by number.

    ``more``: how many others did, where only the first are named.
    """

    text: str
    organisations: tuple[Organisation, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """How many organisations named it: each counts once, however often it said so."""
        return len(self.organisations) + self.more

    def shortened(self) -> "Mention":
        """As a page shows it: with the first few of those who said so."""
        named = self.organisations[:NAMED]
        return Mention(self.text, named, self.count - len(named))


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """An organisation whose report isn't in: ``filled`` of ``of`` tasks; the phone is the organisation's."""

    organisation: Organisation
    report_state: ReportState
    registered: bool
    filled: int
    of: int
    last_action: datetime | None
    extended_to: date | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole picture; lists are ready to show, in order."""

    coverage: Coverage
    tasks: tuple[TaskCounts, ...]
    difficulties: tuple[Mention, ...]
    helps: tuple[Mention, ...]
    not_answered: tuple[NotAnswered, ...]


def summarise(decision: Decision, states: Iterable[OrganisationState]) -> Summary:
    """Count the states of all organisations to which the decision is addressed."""
    ordered = sorted(states, key=lambda state: by_number(state.organisation))
    return Summary(
        coverage=_coverage(ordered),
        tasks=tuple(_task_counts(task, ordered) for task in decision.tasks),
        difficulties=_mentions(ordered, lambda state: state.difficulties),
        helps=_mentions(ordered, lambda state: state.helps),
        not_answered=not_answered(decision, ordered),
    )


def not_answered(decision: Decision, states: Iterable[OrganisationState]) -> tuple[NotAnswered, ...]:
    """Those of them whose report isn't in."""
    return tuple(
        NotAnswered(
            organisation=state.organisation,
            report_state=state.report_state,
            registered=state.registered,
            filled=state.filled,
            of=len(decision.tasks),
            last_action=state.last_action,
            extended_to=state.extended_to,
        )
        for state in states
        if not state.report_state.finished
    )


def by_number(organisation: Organisation) -> tuple[bool, int, str, int]:
    """Sort key of every list: by the organisation's number, those without one last, by name."""
    number = organisation.number
    return number is None, number or 0, _alphabetical(organisation.name), organisation.id


def percent(count: int, of: int) -> str:
    """«41 из 57 (72 %)»: never 100 % unless all, never 0 % unless none; «нет данных» of nothing."""
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share")
    if of == 0:
        return NO_DATA
    rounded = (200 * count + of) // (2 * of)  # half up, in whole numbers: a float may round 0.5 either way
    if 0 < count < of:
        rounded = min(max(rounded, 1), 99)
    return f"{count} из {of} ({rounded} %)"


def _coverage(states: list[OrganisationState]) -> Coverage:
    counts = Counter(state.report_state for state in states)
    return Coverage(
        total=len(states),
        registered=sum(state.registered for state in states),
        opened=sum(state.opened for state in states),
        sent=counts[ReportState.SENT] + counts[ReportState.ACCEPTED],
        accepted=counts[ReportState.ACCEPTED],
        returned=counts[ReportState.RETURNED],
        begun=counts[ReportState.BEGUN],
        not_opened=counts[ReportState.NOT_OPENED],
    )


def _task_counts(task: Task, states: list[OrganisationState]) -> TaskCounts:
    counts = Counter(state.statuses.get(task.id) for state in states)
    return TaskCounts(
        task=task,
        done=counts[Status.DONE],
        in_progress=counts[Status.IN_PROGRESS],
        not_started=counts[Status.NOT_STARTED],
        no_data=counts[None],
    )


def _mentions(
    states: list[OrganisationState], said: Callable[[OrganisationState], tuple[str, ...]]
) -> tuple[Mention, ...]:
    """Merge spellings that differ in case, spaces or a final stop only; the most named come first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    who: defaultdict[str, list[Organisation]] = defaultdict(list)
    for state in states:
        for key, text in said_once(said(state)).items():
            spellings[key][text] += 1
            who[key].append(state.organisation)
    order = sorted(who, key=lambda key: (-len(who[key]), key))
    return tuple(Mention(commonest(spellings[key]), tuple(who[key])) for key in order)


def said_once(said: Iterable[str]) -> dict[str, str]:
    """What one organisation said, in its first spelling: the same for several tasks counts once."""
    own: dict[str, str] = {}
    for words in said:
        text = " ".join(words.split())[:TOLD_APART].rstrip()
        if key := said_key(text):
            own.setdefault(key, text)
    return own


def said_key(text: str) -> str:
    """The same for spellings that differ in case or a final stop only."""
    return _alphabetical(text).rstrip(" .,;!")


def commonest(spellings: Counter[str]) -> str:
    """The spelling shown."""
    return min(spellings, key=lambda text: (-spellings[text], text))


def _alphabetical(text: str) -> str:
    """«ё» sorts and compares as «е», as people look things up; in Unicode it would follow «я»."""
    return text.casefold().replace("ё", "е")
