"""Buttons of what happens at a meeting: the practical task, materials, the draft."""

from core.usecases import materials, materials_desk, practical, practical_desk, summing_up
from core.usecases import meetings as meetings_case
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.materials import (
    HandOutMaterials,
    LookAtMaterials,
    OpenMaterials,
    OpenMaterialsDesk,
    OpenMaterialsItem,
    RemoveMaterial,
    ShowDeskMaterial,
    ShowMaterial,
)
from screens.callbacks.practical import (
    AskPractical,
    AskStartPractical,
    OpenPractical,
    OpenPracticalDesk,
    SendPractical,
    ShowPracticalAnswers,
    ShowPracticalSaid,
    StartPractical,
    StartPracticalUntil,
    StopPractical,
    TakePractical,
)
from screens.callbacks.reading import read_day
from screens.callbacks.summing_up import (
    AgreeWithDraft,
    OpenDraftDesk,
    ReadDraft,
    RemarkOnDraft,
    ShowDraftToAll,
)

table = TapTable()


@table.on(OpenPractical)
def open_practical(tap: OpenPractical) -> Case:
    """«Практическое задание», for a head: where it stopped."""
    return lambda reads, call: practical.go_on(reads, call, tap.meeting, tap.organisation)


@table.on(AskPractical)
def ask_practical(tap: AskPractical) -> Case:
    """One question of it."""
    return lambda reads, call: practical.ask(reads, call, tap.meeting, tap.organisation, tap.cell)


@table.on(TakePractical)
def take_practical(tap: TakePractical) -> Case:
    """A typical line, counted from 1; 0 passes the question over."""
    return lambda reads, call: practical.take(
        reads, call, tap.meeting, tap.organisation, tap.version, tap.cell, tap.option
    )


@table.on(ShowPracticalAnswers)
def show_practical_answers(tap: ShowPracticalAnswers) -> Case:
    """«Мои ответы»."""
    return lambda reads, call: practical.answers(reads, call, tap.meeting, tap.organisation)


@table.on(OpenPracticalDesk)
def open_practical_desk(tap: OpenPracticalDesk) -> Case:
    """«Практическое задание», for the department; also «Обновить»."""
    return lambda reads, call: practical_desk.desk(reads, call, tap.meeting)


@table.on(AskStartPractical)
def ask_start_practical(tap: AskStartPractical) -> Case:
    """For how long? ``part`` is a sitting's number, 0 at leisure."""
    return lambda reads, call: practical_desk.ask_start(reads, call, tap.meeting, tap.part)


@table.on(StartPractical)
def start_practical(tap: StartPractical) -> Case:
    """For so many minutes from now on."""
    return lambda reads, call: practical_desk.start(reads, call, tap.meeting, tap.part, tap.minutes)


@table.on(StartPracticalUntil)
def start_practical_until(tap: StartPracticalUntil) -> Case:
    """At leisure until that day."""
    day = read_day(tap.day)
    if day is None:
        return lambda reads, call: meetings_case.open_desk(reads, call, tap.meeting, Note.OLD_BUTTON)
    return lambda reads, call: practical_desk.start_until(reads, call, tap.meeting, day[0])


@table.on(StopPractical)
def stop_practical(tap: StopPractical) -> Case:
    """«Завершить»."""
    return lambda reads, call: practical_desk.stop(reads, call, tap.meeting, tap.part)


@table.on(ShowPracticalSaid)
def show_practical_said(tap: ShowPracticalSaid) -> Case:
    """«Что ответили», a direction a page."""
    return lambda reads, call: practical_desk.results(reads, call, tap.meeting, tap.page)


@table.on(SendPractical)
def send_practical(tap: SendPractical) -> Case:
    """The whole of it as «xlsx» or «docx»."""
    return lambda reads, call: practical_desk.file(reads, call, tap.meeting, tap.kind)


@table.on(OpenMaterials)
def open_materials(tap: OpenMaterials) -> Case:
    """«Материалы», for a head."""
    return lambda reads, call: materials.opened(reads, call, tap.meeting, tap.organisation)


@table.on(LookAtMaterials)
def look_at_materials(tap: LookAtMaterials) -> Case:
    """«Посмотреть»."""
    return lambda reads, call: materials.look(reads, call, tap.meeting, tap.organisation, tap.item)


@table.on(ShowMaterial)
def show_material(tap: ShowMaterial) -> Case:
    """One file, for a head."""
    return lambda reads, call: materials.show_file(reads, call, tap.meeting, tap.organisation, tap.piece)


@table.on(OpenMaterialsDesk)
def open_materials_desk(tap: OpenMaterialsDesk) -> Case:
    """«Материалы», for the department."""
    return lambda reads, call: materials_desk.desk(reads, call, tap.meeting)


@table.on(OpenMaterialsItem)
def open_materials_item(tap: OpenMaterialsItem) -> Case:
    """One item: what is sent next is attached."""
    return lambda reads, call: materials_desk.open_item(reads, call, tap.meeting, tap.item)


@table.on(RemoveMaterial)
def remove_material(tap: RemoveMaterial) -> Case:
    """«Убрать»."""
    return lambda reads, call: materials_desk.remove(reads, call, tap.meeting, tap.piece)


@table.on(HandOutMaterials)
def hand_out_materials(tap: HandOutMaterials) -> Case:
    """«Раздать»: to the guests (0), to the others (1)."""
    return lambda reads, call: materials_desk.hand_out(reads, call, tap.meeting, tap.item, tap.everybody == 1)


@table.on(ShowDeskMaterial)
def show_desk_material(tap: ShowDeskMaterial) -> Case:
    """One file, for the department."""
    return lambda reads, call: materials_desk.show_file(reads, call, tap.meeting, tap.piece)


@table.on(ReadDraft)
def read_draft(tap: ReadDraft) -> Case:
    """«Проект решения», for a head."""
    return lambda reads, call: summing_up.read(reads, call, tap.meeting, tap.organisation)


@table.on(AgreeWithDraft)
def agree_with_draft(tap: AgreeWithDraft) -> Case:
    """«За»."""
    return lambda reads, call: summing_up.agree(reads, call, tap.meeting, tap.organisation)


@table.on(RemarkOnDraft)
def remark_on_draft(tap: RemarkOnDraft) -> Case:
    """«Есть замечание»: typed next."""
    return lambda reads, call: summing_up.ask_remark(reads, call, tap.meeting, tap.organisation)


@table.on(OpenDraftDesk)
def open_draft_desk(tap: OpenDraftDesk) -> Case:
    """«Проект решения», for the department, a page of the remarks."""
    return lambda reads, call: summing_up.desk(reads, call, tap.meeting, tap.page)


@table.on(ShowDraftToAll)
def show_draft_to_all(tap: ShowDraftToAll) -> Case:
    """«Показать участникам»."""
    return lambda reads, call: summing_up.show_all(reads, call, tap.meeting)
