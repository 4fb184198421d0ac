"""Buttons of «Выгрузить»."""

from core.outgoing import Paper
from core.usecases import papers
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.summary import AskPapers, SendPaper

table = TapTable()


@table.on(AskPapers)
def ask(tap: AskPapers) -> Case:
    """«Выгрузить»."""
    return lambda reads, call: papers.ask(reads, call, tap.decision)


@table.on(SendPaper)
def send(tap: SendPaper) -> Case:
    """One of the papers; of a forged kind, the choice."""
    if tap.paper not in list(Paper):
        return lambda reads, call: papers.ask(reads, call, tap.decision)
    return lambda reads, call: papers.send(reads, call, tap.decision, Paper(tap.paper), tap.page)
