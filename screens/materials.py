"""Materials of an agenda item for a head: the news of them, and the pieces."""

from core.meeting import PublishedMeeting
from core.russian import count
from core.views import MaterialFile, MaterialsNews, MaterialsOpen, MaterialsPage
from screens.callbacks.materials import (
    LookAtMaterials,
    OpenMaterials,
    OpenMaterialsItem,
    ShowMaterial,
)
from screens.callbacks.meeting import OpenMeeting
from screens.callbacks.start import GoHome
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_LABEL = 28
LONGEST_ITEM = 150
LONGEST_NAME = 80
LONGEST_PIECE = 900
IN_CAPTION = 700
HOME = (Button("В меню", GoHome().pack()),)


def news(view: MaterialsNews) -> Screen:
    """To the heads: there is something to look at."""
    which = f"{esc(clip(view.organisation.name, LONGEST_NAME))}\n" if view.of_several else ""
    number = count(view.number, "материал", "материала", "материалов")
    text = f"{which}К вопросу «{item_words(view.meeting, view.item)}» есть {number}."
    look = LookAtMaterials(view.meeting.id, view.organisation.id, view.item)
    return Screen(text, ((Button("Посмотреть", look.pack()),), HOME))


def page(view: MaterialsPage) -> Screen:
    """The texts, and a button for each file."""
    lines = [f"<b>{item_words(view.meeting, view.item)}</b>"]
    lines += [esc(clip(one.text, LONGEST_PIECE)) for one in view.pieces if one.text and one.file is None]
    rows: Rows = tuple(
        (
            Button(
                file_label(one.file.name, one.file.is_photo, number),
                ShowMaterial(view.meeting.id, view.organisation.id, one.id).pack(),
            ),
        )
        for number, one in enumerate(view.pieces, start=1)
        if one.file is not None
    )
    if rows:
        lines.append("Файлы откроются по кнопкам.")
    back = (Button("← К совещанию", OpenMeeting(view.meeting.id, view.organisation.id).pack()), *HOME)
    return Screen(above(view.note) + "\n\n".join(lines), (*rows, back))


def opened(view: MaterialsOpen) -> Screen:
    """Of which item?"""
    rows: Rows = tuple(
        (
            Button(
                clip(item_plain(view.meeting, item), LONGEST_LABEL),
                LookAtMaterials(view.meeting.id, view.organisation.id, item).pack(),
            ),
        )
        for item, _ in view.items
    )
    back = (Button("← К совещанию", OpenMeeting(view.meeting.id, view.organisation.id).pack()), *HOME)
    return Screen(f"{above(view.note)}Материалы к какому вопросу открыть?", (*rows, back))


def piece(view: MaterialFile) -> Screen:
    """One file with its words."""
    one = view.piece
    words = f"\n{esc(clip(one.text, IN_CAPTION))}" if one.text else ""
    if view.organisation is not None:
        back = LookAtMaterials(view.meeting.id, view.organisation.id, one.item).pack()
    else:
        back = OpenMaterialsItem(view.meeting.id, one.item).pack()
    return Screen(
        f"<b>{item_words(view.meeting, one.item)}</b>{words}", ((Button("← Назад", back),),), one.file
    )


def item_words(meeting: PublishedMeeting, item: int) -> str:
    """The item's title, escaped."""
    return esc(item_plain(meeting, item))


def item_plain(meeting: PublishedMeeting, item: int) -> str:
    """The item's title; an item that an amendment has taken away has none."""
    agenda = meeting.plan.meeting.agenda
    return clip(agenda[item].title, LONGEST_ITEM) if item < len(agenda) else "Совещание"


def file_label(name: str, is_photo: bool, number: int) -> str:
    """«Файл: мониторинг.pdf»; a photo has no name."""
    return clip(f"Файл: {name}" if name else f"{'Фото' if is_photo else 'Файл'} {number}", LONGEST_LABEL)


def row(meeting: int, organisation: int) -> Rows:
    """On a head's page of the meeting."""
    return ((Button("Материалы", OpenMaterials(meeting, organisation).pack()),),)
