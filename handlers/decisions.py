"""Buttons of drafts and of decisions."""

from core.usecases import deciding, drafting
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.decisions import (
    AskClose,
    AskPublish,
    CloseDecision,
    DropDraft,
    ListDecisions,
    OpenDecisionPage,
    OpenDraft,
    PublishDraft,
    ReopenDecision,
    SendDraft,
    WalkDraft,
)

table = TapTable()


@table.on(ListDecisions)
def listing(tap: ListDecisions) -> Case:
    """«Решения»."""
    return deciding.listing


@table.on(OpenDecisionPage)
def page(tap: OpenDecisionPage) -> Case:
    """One of them."""
    return lambda reads, call: deciding.page(reads, call, tap.decision)


@table.on(OpenDraft)
def draft(tap: OpenDraft) -> Case:
    """A draft."""
    return lambda reads, call: drafting.show(reads, call, tap.draft)


@table.on(SendDraft)
def send(tap: SendDraft) -> Case:
    """«Прислать файл»."""
    return lambda reads, call: drafting.send_file(reads, call, tap.draft)


@table.on(WalkDraft)
def walk(tap: WalkDraft) -> Case:
    """«Посмотреть как заведующий»."""
    return lambda reads, call: drafting.walk(reads, call, tap.draft)


@table.on(AskPublish)
def ask_publish(tap: AskPublish) -> Case:
    """«Опубликовать»."""
    return lambda reads, call: drafting.ask_publish(reads, call, tap.draft)


@table.on(PublishDraft)
def publish(tap: PublishDraft) -> Case:
    """Agreed."""
    return lambda reads, call: drafting.publish(reads, call, tap.draft, tap.base)


@table.on(DropDraft)
def drop(tap: DropDraft) -> Case:
    """«Удалить черновик»."""
    return lambda reads, call: drafting.drop(reads, call, tap.draft)


@table.on(AskClose)
def ask_close(tap: AskClose) -> Case:
    """«Закрыть решение»."""
    return lambda reads, call: deciding.ask_close(reads, call, tap.decision)


@table.on(CloseDecision)
def close(tap: CloseDecision) -> Case:
    """Agreed."""
    return lambda reads, call: deciding.close(reads, call, tap.decision)


@table.on(ReopenDecision)
def reopen(tap: ReopenDecision) -> Case:
    """«Открыть снова»."""
    return lambda reads, call: deciding.reopen(reads, call, tap.decision)
