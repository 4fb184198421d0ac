"""Buttons of «Выгрузить»."""

from core.outgoing import Paper
from core.usecases import papers
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.AskPapers)
def ask(tap: cb.AskPapers) -> Case:
    """«Выгрузить»."""
    return lambda reads, call: papers.ask(reads, call, tap.decision)


@table.on(cb.SendPaper)
def send(tap: cb.SendPaper) -> Case:
    """One of the papers; of a forged kind, the choice."""
    if tap.paper not in list(Paper):
        return lambda reads, call: papers.ask(reads, call, tap.decision)
    return lambda reads, call: papers.send(reads, call, tap.decision, Paper(tap.paper), tap.page)
