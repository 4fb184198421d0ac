"""Renaming, closing, merging and adding organisations: one question a message, and what it means."""

from core.districts import district_key
from core.people import Organisation
from core.russian import count
from core.views import AddScreen, CloseScreen, DistrictChoice, MergeChoice, MergeScreen, RenameScreen
from screens.callbacks.organisations import (
    AddInDistrict,
    AskMerge,
    CloseOrganisation,
    FindPeople,
    MergeInto,
    OpenOrganisation,
    SkipAdding,
)
from screens.callbacks.review import ListReports
from screens.callbacks.summary import ListDistrict, ShowSummary, SummaryOfDistrict
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

LONGEST_LABEL = 28
MOST_DISTRICTS = 20


def rename(view: RenameScreen) -> Screen:
    """The new name is typed next."""
    return Screen(
        f"{above(view.note)}<b>{esc(view.organisation.name)}</b>\n\n"
        "Напишите новое название целиком. Прежнее останется в истории, по нему организацию тоже найдут.",
        (_back(view.organisation),),
    )


def close(view: CloseScreen) -> Screen:
    """Shall it really be closed?"""
    told = " Её людям я сообщу." if view.people else ""
    return Screen(
        f"Закрыть <b>{esc(view.organisation.name)}</b>?\n\n"
        f"Напоминаний не будет, в сводке она не считается. Ответы останутся, открыть можно снова.{told}",
        (
            (Button("Да, закрыть", CloseOrganisation(view.organisation.id, 1).pack()),),
            _back(view.organisation),
        ),
    )


def merge_choice(view: MergeChoice) -> Screen:
    """With which one?"""
    words = (
        "Нажмите на нужную или напишите точнее."
        if view.found
        else "К какой организации её присоединить? Напишите номер сада или часть названия."
    )
    rows: Rows = tuple(
        (Button(clip(one.name, LONGEST_LABEL), MergeInto(view.organisation.id, one.id, 0).pack()),)
        for one in view.found
    )
    text = f"{above(view.note)}<b>{esc(view.organisation.name)}</b>\n\n{words}"
    return Screen(text, (*rows, _back(view.organisation)))


def merge(view: MergeScreen) -> Screen:
    """Shall it really go into that one?"""
    people = count(view.people, "человек", "человека", "человек")
    return Screen(
        f"Присоединить <b>{esc(view.organisation.name)}</b> к <b>{esc(view.into.name)}</b>?\n\n"
        f"Перейдут: {people} и ссылка. Дальше считается отчёт второй организации, "
        "отчёт первой останется в архиве.\n\n"
        "<b>Отменить объединение нельзя.</b> Проверьте названия ещё раз.",
        (
            (Button("Да, объединить", MergeInto(view.organisation.id, view.into.id, 1).pack()),),
            (Button("Выбрать другую", AskMerge(view.organisation.id).pack()),),
            _back(view.organisation),
        ),
    )


def add(view: AddScreen) -> Screen:
    """What comes next of the new organisation."""
    name = f"<b>{esc(view.name)}</b>\n\n" if view.name else ""
    rows: list[Button] = []
    match view.wants:
        case "name":
            words = "Как называется новая организация? Напишите название целиком."
        case "phone":
            words = "Напишите её телефон."
            rows.append(Button("Пропустить", SkipAdding().pack()))
        case _:
            words = "В каком районе? Нажмите кнопку или напишите."
            rows += [
                Button(clip(district, LONGEST_LABEL), AddInDistrict(district_key(district)).pack())
                for district in view.districts[:MOST_DISTRICTS]
            ]
            rows.append(Button("Пропустить", SkipAdding().pack()))
    rows.append(Button("← Назад", FindPeople().pack()))
    return Screen(f"{above(view.note)}{name}{words}", tuple((button,) for button in rows))


def district_choice(view: DistrictChoice) -> Screen:
    """Of which district?"""
    everything = (
        ShowSummary(view.decision_id, view.section, 0) if view.section else ListReports(view.decision_id, 0)
    )
    rows: Rows = tuple(
        (Button(clip(district, LONGEST_LABEL), _of(view, district_key(district))),)
        for district in view.districts
    )
    return Screen("Какой район показать?", (*rows, (Button("Все районы", everything.pack()),)))


def _of(view: DistrictChoice, key: str) -> str:
    if view.section:
        return SummaryOfDistrict(view.decision_id, view.section, 0, key).pack()
    return ListDistrict(view.decision_id, key, 0).pack()


def _back(organisation: Organisation) -> tuple[Button, ...]:
    return (Button("← Назад", OpenOrganisation(organisation.id).pack()),)
