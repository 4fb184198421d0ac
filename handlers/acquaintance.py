"""Acquaintance with a decision: which button calls which use case."""

from core.usecases import acquainting
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.acquaintance import ConfirmAcquaintance, ReadDecision, ShowAcquaintance

table = TapTable()


@table.on(ReadDecision)
def read(tap: ReadDecision) -> Case:
    """«Прочитать решение»."""
    return lambda reads, call: acquainting.read(reads, call, tap.report)


@table.on(ConfirmAcquaintance)
def confirm(tap: ConfirmAcquaintance) -> Case:
    """«Ознакомлен(а)»."""
    return lambda reads, call: acquainting.confirm(reads, call, tap.report)


@table.on(ShowAcquaintance)
def desk(tap: ShowAcquaintance) -> Case:
    """«Ознакомление», for the department."""
    return lambda reads, call: acquainting.desk(reads, call, tap.decision, tap.page)
