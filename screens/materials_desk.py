"""Materials for the department: attached, handed out, seen by how many."""

from core.materials import of_item
from core.proceedings import StepKind, taken_step
from core.russian import count
from core.summary import percent
from core.views import MaterialsDesk, MaterialsItem
from screens.callbacks.materials import (
    HandOutMaterials,
    OpenMaterialsDesk,
    OpenMaterialsItem,
    RemoveMaterial,
    ShowDeskMaterial,
)
from screens.callbacks.meeting import OpenMeetingDesk
from screens.materials import file_label, item_plain, item_words
from screens.notes import above
from screens.screen import Button, Screen, clip, esc

LONGEST_LABEL = 28
IN_LIST = 100


def desk(view: MaterialsDesk) -> Screen:
    """The agenda, with what is attached to each item."""
    looked = dict(view.looked)
    lines = ["<b>Материалы совещания</b>"]
    rows: list[tuple[Button, ...]] = []
    for item in range(len(view.meeting.plan.meeting.agenda)):
        number = len(of_item(view.pieces, item))
        said = count(number, "материал", "материала", "материалов") if number else "материалов нет"
        if number and taken_step(view.steps, StepKind.MATERIALS, item) is not None:
            said += f", розданы, посмотрели: {looked.get(item, 0)}"
        lines.append(f"{item_words(view.meeting, item)}: {said}")
        label = clip(item_plain(view.meeting, item), LONGEST_LABEL)
        rows.append((Button(label, OpenMaterialsItem(view.meeting.id, item).pack()),))
    rows.append((Button("← К совещанию", OpenMeetingDesk(view.meeting.id).pack()),))
    return Screen("\n\n".join(lines), tuple(rows))


def item(view: MaterialsItem) -> Screen:
    """One item: what is there, and to whom it was handed out."""
    meeting = view.meeting
    lines = [f"<b>{item_words(meeting, view.item)}</b>"]
    for number, one in enumerate(view.pieces, start=1):
        what = one.text or (one.file.name if one.file else "") or "фото"
        lines.append(f"{number}. {esc(clip(' '.join(what.split()), IN_LIST))}")
    if view.handed is not None:
        to = view.guests + (view.others if view.handed_all is not None else 0)
        lines.append(f"Розданы. Посмотрели {percent(min(view.looked, to), to)}.")
    if view.may_act:
        lines.append("Пришлите текст, фото или файл: я приложу его к этому вопросу.")
    elif not view.pieces:
        lines.append("Материалов нет.")
    rows: list[tuple[Button, ...]] = []
    for number, one in enumerate(view.pieces, start=1):
        if not one.id:
            continue  # just added: it has no number yet
        show = ShowDeskMaterial(meeting.id, one.id).pack()
        label = file_label(one.file.name, one.file.is_photo, number) if one.file else ""
        take = Button(f"Убрать {number}", RemoveMaterial(meeting.id, one.id).pack())
        pair = (*((Button(clip(label, 20), show),) if one.file else ()), *((take,) if view.may_act else ()))
        if pair:
            rows.append(pair)
    if view.pieces and view.may_act:
        if view.guests:
            hand = HandOutMaterials(meeting.id, view.item, 0).pack()
            rows.append((Button(f"Раздать участникам ({view.guests})", hand),))
        if view.others and (view.handed is not None or not view.guests):
            rest = HandOutMaterials(meeting.id, view.item, 1).pack()
            rows.append((Button(f"Раздать остальным ({view.others})", rest),))
    rows += [
        (Button("Обновить", OpenMaterialsItem(meeting.id, view.item).pack()),),
        (Button("← Назад", OpenMaterialsDesk(meeting.id).pack()),),
    ]
    return Screen(above(view.note) + "\n".join(lines), tuple(rows))
