"""Buttons about one's own data, and what is never behind the question for a new consent."""

from core.privacy import Contact
from core.usecases import home, privacy, reconsenting
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.privacy import (
    AgreeAgain,
    AskErasure,
    CorrectMyData,
    CorrectOne,
    EraseMe,
    RefuseAgain,
    TakeMyData,
)
from screens.callbacks.start import ShowHelp, ShowMyData

table = TapTable()
# Whoever hasn't agreed to the present text may always answer to it; see, take and withdraw what is theirs.
FREE_TAPS = frozenset(
    kind.prefix for kind in (AgreeAgain, RefuseAgain, TakeMyData, AskErasure, EraseMe, ShowMyData, ShowHelp)
)
FREE_CASES: frozenset[Case] = frozenset({privacy.my_data, home.help_screen})


@table.on(AgreeAgain)
def agree_again(tap: AgreeAgain) -> Case:
    """«Согласен», to the text that has changed."""
    return lambda reads, call: reconsenting.agree(reads, call, tap.version)


@table.on(RefuseAgain)
def refuse_again(tap: RefuseAgain) -> Case:
    """«Отказываюсь»."""
    return reconsenting.refuse


@table.on(TakeMyData)
def take(tap: TakeMyData) -> Case:
    """«Скачать мои данные»."""
    return privacy.take


@table.on(CorrectMyData)
def correct(tap: CorrectMyData) -> Case:
    """«Исправить»."""
    return privacy.choose_correction


@table.on(CorrectOne)
def correct_one(tap: CorrectOne) -> Case:
    """What exactly; a forged one shows the menu."""
    if tap.what not in list(Contact):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    return lambda reads, call: privacy.ask_correction(reads, call, Contact(tap.what), tap.organisation)


@table.on(AskErasure)
def ask_erasure(tap: AskErasure) -> Case:
    """What withdrawing or being erased means."""
    return lambda reads, call: privacy.ask_erasure(reads, call, tap.at_once == 1)


@table.on(EraseMe)
def erase(tap: EraseMe) -> Case:
    """The second tap."""
    return lambda reads, call: privacy.withdraw(reads, call, tap.at_once == 1)


def is_free(data: str) -> bool:
    """Whether a button works whatever consent its person has given."""
    return data.partition(":")[0] in FREE_TAPS
