"""Summing up: the decision's draft with «За» and «Есть замечание»; for the department, who says what."""

from core.summary import percent
from core.views import DraftDesk, DraftPage, DraftRemark
from screens.acquaintance import words_of
from screens.callbacks.meeting import OpenMeeting, OpenMeetingDesk
from screens.callbacks.start import GoHome
from screens.callbacks.summing_up import (
    AgreeWithDraft,
    OpenDraftDesk,
    ReadDraft,
    RemarkOnDraft,
    ShowDraftToAll,
)
from screens.notes import above
from screens.screen import Button, Rows, Screen, clip, esc

PER_PAGE = 6
LONGEST_NAME = 80
LONGEST_REMARK = 350
HOME = (Button("В меню", GoHome().pack()),)


def page(view: DraftPage) -> Screen:
    """The text, and what the organisation says to it."""
    meeting, here = view.meeting, view.organisation.id
    which = f"{esc(clip(view.organisation.name, LONGEST_NAME))}\n" if view.of_several else ""
    draft = meeting.plan.decision
    lines = [f"{which}Проект решения", words_of(draft) if draft is not None else ""]
    if view.opinion is not None:
        words = esc(clip(view.opinion.remark, LONGEST_REMARK))
        lines.append("Ваше мнение: за." if view.opinion.agrees else f"Ваше замечание: {words}")
    elif view.is_open:
        lines.append("Что Вы скажете о проекте?")
    rows: list[tuple[Button, ...]] = []
    if view.is_open:
        rows = [
            (Button("За", AgreeWithDraft(meeting.id, here).pack()),),
            (Button("Есть замечание", RemarkOnDraft(meeting.id, here).pack()),),
        ]
    rows.append((Button("← К совещанию", OpenMeeting(meeting.id, here).pack()), *HOME))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def remark(view: DraftRemark) -> Screen:
    """The remark is typed next."""
    back = (Button("← Назад", ReadDraft(view.meeting.id, view.organisation.id).pack()),)
    return Screen(f"{above(view.note)}Напишите замечание одним сообщением.", (back,))


def desk(view: DraftDesk) -> Screen:
    """How many agree, and the remarks with who made them."""
    meeting, total = view.meeting, len(view.seats)
    names = {one.organisation.id: one.organisation.name for one in view.seats}
    agree = sum(one.agrees for one in view.opinions)
    remarks = [one for one in view.opinions if not one.agrees]
    lines = ["<b>Проект решения</b>"]
    if view.is_published:
        lines.append("Решение опубликовано, мнения больше не собирают.")
    elif view.shown is None:
        lines.append("Проект ещё не показывали.")
    if view.shown is not None:
        lines.append(
            f"За: {agree}, с замечанием: {len(remarks)}\nВысказались {percent(len(view.opinions), total)}"
        )
    pages = max(-(-len(remarks) // PER_PAGE), 1)
    at = min(view.page, pages - 1)
    for one in remarks[at * PER_PAGE : (at + 1) * PER_PAGE]:
        name = esc(clip(names.get(one.organisation_id, ""), LONGEST_NAME))
        lines.append(f"<b>{name}</b>\n{esc(clip(one.remark, LONGEST_REMARK))}")
    if view.shown is not None and not view.is_published:
        lines.append("Когда проект согласован, опубликуйте решение: все руководители получат его.")
    rows: list[tuple[Button, ...]] = list(_turns(meeting.id, at, pages))
    if view.may_act and not view.is_published:
        again = "Показать участникам" if view.shown is None else "Напомнить остальным"
        rows.append((Button(again, ShowDraftToAll(meeting.id).pack()),))
    if view.shown is not None:
        rows.append((Button("Обновить", OpenDraftDesk(meeting.id, at).pack()),))
    rows.append((Button("← К совещанию", OpenMeetingDesk(meeting.id).pack()),))
    return Screen(above(view.note) + "\n\n".join(lines), tuple(rows))


def row(meeting: int, organisation: int) -> Rows:
    """On a head's page of the meeting."""
    return ((Button("Проект решения", ReadDraft(meeting, organisation).pack()),),)


def _turns(meeting: int, page: int, pages: int) -> Rows:
    if pages == 1:
        return ()
    steps = (("‹", page - 1), (f"{page + 1} из {pages}", page), ("›", page + 1))
    return (
        tuple(Button(label, OpenDraftDesk(meeting, to).pack()) for label, to in steps if 0 <= to < pages),
    )
