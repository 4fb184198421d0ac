"""Tasks and their questions as they stand in a decision file."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from core.decision import Condition, Kind, Preset, Purpose, Question, Task
from papers.decision_fields import Slug, entries, one_of, rows, whole, words
from papers.decision_node import MAX_OPTIONS, Node, Options, build_options, refuse_twins
from papers.decision_words import wrong

# Which kinds a key goes with. What is not here goes with all.
GOES_WITH: dict[str, tuple[Kind, ...]] = {
    "options": (Kind.CHOICE, Kind.SEVERAL),
    "own": (Kind.CHOICE, Kind.SEVERAL),
    "presets": (Kind.DATE,),
    "min": (Kind.NUMBER,),
    "max": (Kind.NUMBER,),
}
PURPOSE_OF: dict[Purpose, tuple[Kind, ...]] = {
    Purpose.DONE_ON: (Kind.DATE,),
    Purpose.PLANNED_ON: (Kind.DATE,),
    Purpose.DIFFICULTY: (Kind.CHOICE, Kind.SEVERAL),
    Purpose.HELP: (Kind.CHOICE, Kind.SEVERAL),
    Purpose.LEFT: (Kind.CHOICE, Kind.SEVERAL),
}
MAX_TASKS = 30
MAX_QUESTIONS = 30  # of a task or a block; also what keeps a small file from growing huge through blocks
MAX_CONDITIONS = 5
_FAR = 1_000_000


class QuestionNode(Node):
    """One question. ``kind`` comes first and ``own`` before ``options``: later fields look at them."""

    also_known: ClassVar[tuple[str, ...]] = ("block",)

    id: Slug
    kind: Annotated[Kind, one_of(Kind)]
    text: Annotated[str, words(200)]
    label: Annotated[str, words(30)] = ""
    hint: Annotated[str, words(200)] = ""
    own: Annotated[str, words(60)] = ""
    options: Annotated[Options, AfterValidator(refuse_twins)] | None = Field(None, validate_default=True)
    presets: Annotated[list[Annotated[Preset, one_of(Preset)]], rows(1, 5, single=True)] = Field([])
    when: Annotated[
        dict[Slug, Annotated[list[Slug], rows(1, MAX_OPTIONS, single=True)]],
        entries(1, MAX_CONDITIONS, "question: [answers]"),
    ] = Field({})
    minimum: Annotated[int | None, whole(-_FAR, _FAR)] = Field(None, alias="min")
    maximum: Annotated[int | None, whole(-_FAR, _FAR)] = Field(None, alias="max")
    purpose: Annotated[Purpose | None, one_of(Purpose)] = None

    @field_validator("own", "options", "presets", "minimum", "maximum")
    @classmethod
    def _goes_with_the_kind(cls, value: Any, info: ValidationInfo) -> Any:
        name = str(info.field_name)
        key = cls.model_fields[name].alias or name
        kind = info.data.get("kind")
        if value is None:
            return value
        if kind is not None and kind not in GOES_WITH[key]:
            kinds = " and ".join(GOES_WITH[key])
            raise wrong(f"'{key}' goes only with questions of kind {kinds}; this one is of kind {kind}")
        return value

    @field_validator("options")
    @classmethod
    def _something_to_choose(cls, value: Any, info: ValidationInfo) -> Any:
        kind = info.data.get("kind")
        if value is None and kind in GOES_WITH["options"] and info.data.get("own") == "":
            raise wrong(f"a question of kind {kind} needs 'options', or 'own' for answers in own words")
        return value

    @field_validator("presets")
    @classmethod
    def _presets_differ(cls, value: list[Preset]) -> list[Preset]:
        if len(set(value)) < len(value):
            raise wrong("the same preset stands twice")
        return value

    @field_validator("when")
    @classmethod
    def _status_is_always_asked(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("kind") is Kind.STATUS:
            raise wrong("a question of kind status is always asked: it can't have 'when'")
        return value

    @field_validator("maximum")
    @classmethod
    def _limits_in_order(cls, value: int | None, info: ValidationInfo) -> int | None:
        least = info.data.get("minimum")
        if value is not None and least is not None and value < least:
            raise wrong(f"'max' ({value}) is less than 'min' ({least})")
        return value

    @field_validator("purpose")
    @classmethod
    def _purpose_fits(cls, value: Purpose | None, info: ValidationInfo) -> Purpose | None:
        kind = info.data.get("kind")
        if value is not None and kind is not None and kind not in PURPOSE_OF[value]:
            kinds = " or ".join(PURPOSE_OF[value])
            raise wrong(f"the purpose {value} needs a question of kind {kinds}; this one is of kind {kind}")
        return value

    def build(self) -> Question:
        """The question for ``core``."""
        return Question(
            id=self.id,
            kind=self.kind,
            text=self.text,
            label=self.label,
            hint=self.hint,
            options=build_options(self.options or {}),
            own=self.own,
            presets=tuple(self.presets),
            when=tuple(Condition(name, tuple(answers)) for name, answers in self.when.items()),
            minimum=self.minimum,
            maximum=self.maximum,
            purpose=self.purpose,
        )


Questions = Annotated[list[QuestionNode], rows(1, MAX_QUESTIONS)]


class TaskNode(Node):
    """One recommendation. Its blocks are already written out (``papers.decision_blocks``)."""

    id: Slug
    number: Annotated[int | None, whole(1, 99)] = None
    title: Annotated[str, words(40)]
    text: Annotated[str, words(1000, paragraphs=True)]
    hint: Annotated[str, words(200)] = ""
    questions: Questions

    def build(self, place: int) -> Task:
        """The task for ``core``; ``place`` is its number where the file gives none."""
        return Task(
            id=self.id,
            number=self.number or place,
            title=self.title,
            text=self.text,
            questions=tuple(question.build() for question in self.questions),
            hint=self.hint,
        )
