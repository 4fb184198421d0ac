"""Buttons of a message to many."""

from core.broadcast import Audience
from core.usecases import (
    broadcast_confirming,
    broadcast_draft,
    broadcast_picking,
    broadcast_progress,
    broadcast_words,
    broadcasting,
)
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.broadcast import (
    AimBroadcast,
    AskBroadcast,
    ChangeWhom,
    ChooseBroadcastDistrict,
    DropBroadcast,
    KeepWords,
    ListBroadcasts,
    NarrowBroadcast,
    PickForBroadcast,
    SendBroadcast,
    StopBroadcast,
    TakeFileOff,
    TakePrepared,
    TryExample,
    TurnPicks,
    WatchBroadcast,
    WriteBroadcast,
)

table = TapTable()


@table.on(AskBroadcast)
def ask(tap: AskBroadcast) -> Case:
    """«Напомнить»."""
    return lambda reads, call: broadcasting.ask(reads, call, tap.decision, tap.district)


@table.on(ChangeWhom)
def change_whom(tap: ChangeWhom) -> Case:
    """«Изменить получателей»."""
    return lambda reads, call: broadcast_picking.whom(reads, call, tap.broadcast)


@table.on(AimBroadcast)
def aim(tap: AimBroadcast) -> Case:
    """To these; a forged kind shows the choice."""
    if tap.audience not in list(Audience):
        return lambda reads, call: broadcast_picking.whom(reads, call, tap.broadcast)
    return lambda reads, call: broadcasting.aim(reads, call, tap.broadcast, Audience(tap.audience))


@table.on(ChooseBroadcastDistrict)
def choose_district(tap: ChooseBroadcastDistrict) -> Case:
    """«Район»."""
    return lambda reads, call: broadcast_picking.districts(reads, call, tap.broadcast)


@table.on(NarrowBroadcast)
def narrow(tap: NarrowBroadcast) -> Case:
    """To that district."""
    return lambda reads, call: broadcast_picking.narrow(reads, call, tap.broadcast, tap.district)


@table.on(TurnPicks)
def turn_picks(tap: TurnPicks) -> Case:
    """Another page of the organisations."""
    return lambda reads, call: broadcast_picking.picks(reads, call, tap.broadcast, tap.page)


@table.on(PickForBroadcast)
def pick(tap: PickForBroadcast) -> Case:
    """A tick."""
    return lambda reads, call: broadcast_picking.pick(
        reads, call, tap.broadcast, tap.organisation, tap.on == 1, tap.page
    )


@table.on(WriteBroadcast)
def write(tap: WriteBroadcast) -> Case:
    """«Дальше», «Изменить текст»."""
    return lambda reads, call: broadcast_words.write(reads, call, tap.broadcast)


@table.on(TakePrepared)
def take_prepared(tap: TakePrepared) -> Case:
    """«Готовое напоминание»."""
    return lambda reads, call: broadcast_words.prepared(reads, call, tap.broadcast)


@table.on(KeepWords)
def keep_words(tap: KeepWords) -> Case:
    """«Оставить прежний текст»."""
    return lambda reads, call: broadcast_words.keep_words(reads, call, tap.broadcast)


@table.on(TryExample)
def try_example(tap: TryExample) -> Case:
    """A button of the example."""
    return lambda reads, call: broadcast_words.keep_words(reads, call, tap.broadcast, Note.BROADCAST_EXAMPLE)


@table.on(TakeFileOff)
def take_file_off(tap: TakeFileOff) -> Case:
    """«Убрать файл»."""
    return lambda reads, call: broadcast_words.without_file(reads, call, tap.broadcast)


@table.on(DropBroadcast)
def drop(tap: DropBroadcast) -> Case:
    """«Отмена»."""
    return lambda reads, call: broadcast_draft.drop(reads, call, tap.broadcast)


@table.on(SendBroadcast)
def send(tap: SendBroadcast) -> Case:
    """«Отправить»."""
    return lambda reads, call: broadcast_confirming.send(
        reads, call, tap.broadcast, tap.version, tap.people, tap.sure == 1
    )


@table.on(StopBroadcast)
def stop(tap: StopBroadcast) -> Case:
    """«Остановить»."""
    return lambda reads, call: broadcast_progress.stop(reads, call, tap.broadcast)


@table.on(WatchBroadcast)
def watch(tap: WatchBroadcast) -> Case:
    """How far it is, or how it ended."""
    return lambda reads, call: broadcast_progress.page(reads, call, tap.broadcast, tap.page)


@table.on(ListBroadcasts)
def list_broadcasts(tap: ListBroadcasts) -> Case:
    """«Отправленные раньше»."""
    return lambda reads, call: broadcast_progress.listing(reads, call, tap.decision)
