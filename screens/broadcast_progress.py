"""A message to many on its way: one message that is edited, and what became of it at the end."""

from core.broadcast import Broadcast, BroadcastState, NotSent, Unreached
from core.russian import count
from core.russian_dates import short_day
from core.views import BroadcastList, BroadcastProgress
from screens.broadcast import LONGEST_NAME, REASONS, how_long, quoted, to_whom
from screens.callbacks.broadcast import AskBroadcast, StopBroadcast, WatchBroadcast
from screens.callbacks.start import GoHome
from screens.callbacks.summary import ShowSummary
from screens.notes import above
from screens.screen import Button, Screen, clip, esc

PER_PAGE = 10
MOST_LISTED = 10  # of those sent before
LONGEST_QUOTE = 120
HARMLESS = (NotSent.NOTHING_OWED,)  # nobody need be called for that


def progress(view: BroadcastProgress) -> Screen:
    """How far it is; at the end, who didn't get it."""
    if view.broadcast.state is BroadcastState.SENDING:
        return _under_way(view)
    return _ended(view)


def listing(view: BroadcastList) -> Screen:
    """Those sent before."""
    shown = view.broadcasts[:MOST_LISTED]
    rows = [(Button(f"{_when(one)}", WatchBroadcast(one.id, 0).pack()),) for one in shown]
    lines = [f"<b>{_when(one)}</b>: {to_whom(one)}\n    {_quote(one)}" for one in shown]
    body = "\n".join(lines) if lines else "Сообщений ещё не отправляли."
    back = (Button("← Назад", AskBroadcast(view.decision_id, "").pack()),)
    return Screen(f"<b>Отправленные раньше</b>\n\n{body}", (*rows, back))


def _under_way(view: BroadcastProgress) -> Screen:
    tally, broadcast = view.tally, view.broadcast
    gone = tally.total - tally.left
    rest = f"\nОсталось {how_long(tally.left, view.per_second)}." if tally.left else ""
    return Screen(
        f"{above(view.note)}<b>Отправляю</b>\n{esc(view.title)}\n\n"
        f"Ушло {gone} из {tally.total}.{rest}\n\nМожно заняться другим: отправка не прервётся.",
        (
            (Button("Остановить", StopBroadcast(broadcast.id).pack()),),
            (Button("Обновить", WatchBroadcast(broadcast.id, 0).pack()),),
            (Button("В меню", GoHome().pack()),),
        ),
    )


def _ended(view: BroadcastProgress) -> Screen:
    tally, broadcast = view.tally, view.broadcast
    stopped = broadcast.state is BroadcastState.STOPPED
    title = "Отправка остановлена" if stopped else "Отправлено"
    at = f" {_when(broadcast)}" if broadcast.confirmed_at else ""
    lines = [f"{above(view.note)}<b>{title}</b>", esc(view.title), f"Кому: {to_whom(broadcast)},{at}.", ""]
    lines.append(f"Доставлено: {count(tally.sent, 'человек', 'человека', 'человек')} из {tally.total}.")
    if stopped:
        lines.append(f"Не отправлено: {count(tally.stopped, 'человек', 'человека', 'человек')}.")
    if tally.lost:
        lines.append(f"Не доставлено: {count(tally.lost, 'человек', 'человека', 'человек')}.")
    if tally.skipped:
        lines.append(f"Уже не понадобилось: {tally.skipped}.")
    to_show = tuple(one for one in view.unreached if one.why not in HARMLESS)
    pages = max(1, -(-len(to_show) // PER_PAGE))
    page = min(view.page, pages - 1)
    if to_show:
        lines += ["", f"<b>Не получили: {len(to_show)}</b>"]
        lines += [_unreached(one) for one in to_show[page * PER_PAGE : (page + 1) * PER_PAGE]]
    rows: list[tuple[Button, ...]] = []
    if pages > 1:
        turns = [("←", page - 1), (f"{page + 1} из {pages}", page), ("→", page + 1)]
        rows.append(
            tuple(
                Button(words, WatchBroadcast(broadcast.id, n).pack()) for words, n in turns if 0 <= n < pages
            )
        )
    rows += [
        (Button("Написать ещё", AskBroadcast(broadcast.decision_id, "").pack()),),
        (Button("К сводке", ShowSummary(broadcast.decision_id, "o", 0).pack()),),
        (Button("В меню", GoHome().pack()),),
    ]
    return Screen("\n".join(lines), tuple(rows))


def _unreached(one: Unreached) -> str:
    who = f"{esc(clip(one.name, LONGEST_NAME))}: " if one.name else ""
    head = f"{esc(clip(one.organisation.head, LONGEST_NAME))}, " if one.organisation.head else ""
    phone = esc(one.organisation.phone) or "телефона в списке нет"
    name = esc(clip(one.organisation.name, LONGEST_NAME))
    return f"<b>{name}</b>\n    {who}{REASONS[one.why]}\n    {head}{phone}"


def _when(one: Broadcast) -> str:
    at = one.confirmed_at or one.begun_at
    return f"{short_day(at.date())} в {at:%H:%M}"


def _quote(one: Broadcast) -> str:
    return f"«{quoted(one.text, LONGEST_QUOTE)}»" if one.text else "готовое напоминание"
