"""Buttons: of experience that is offered, read and moderated; and of the department's own tasks."""

from dataclasses import dataclass
from typing import ClassVar

from screens.callbacks.wire import Tap


@dataclass(frozen=True, slots=True)
class OpenExperience(Tap):
    """«Опыт»: published experience, one's own offers, or the department's desk."""

    prefix: ClassVar[str] = "YH"


@dataclass(frozen=True, slots=True)
class BeginOffer(Tap):
    """«Предложить опыт», or going on with the draft."""

    prefix: ClassVar[str] = "YN"


@dataclass(frozen=True, slots=True)
class GoOnOffer(Tap):
    """An offer at a question; where it stopped, where ``step`` is empty."""

    prefix: ClassVar[str] = "YO"
    offer: int
    step: str


@dataclass(frozen=True, slots=True)
class BackOffer(Tap):
    """«← Назад» from a question."""

    prefix: ClassVar[str] = "YB"
    offer: int
    step: str


@dataclass(frozen=True, slots=True)
class ChooseOffer(Tap):
    """A button under a question, with its value."""

    prefix: ClassVar[str] = "YC"
    offer: int
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class RemoveOfferFile(Tap):
    """«Убрать файл», as the files stood then."""

    prefix: ClassVar[str] = "YR"
    offer: int
    number: int
    version: int


@dataclass(frozen=True, slots=True)
class RemoveOfferLink(Tap):
    """«Убрать ссылку»."""

    prefix: ClassVar[str] = "YL"
    offer: int


@dataclass(frozen=True, slots=True)
class AgreeName(Tap):
    """«Согласен» to the publication of the name; ``mark`` is of the exact text."""

    prefix: ClassVar[str] = "YA"
    offer: int
    mark: str


@dataclass(frozen=True, slots=True)
class RefuseName(Tap):
    """«Без имени»."""

    prefix: ClassVar[str] = "YX"
    offer: int


@dataclass(frozen=True, slots=True)
class CheckOffer(Tap):
    """The check screen."""

    prefix: ClassVar[str] = "YK"
    offer: int


@dataclass(frozen=True, slots=True)
class SendOffer(Tap):
    """«Отправить», as it was shown."""

    prefix: ClassVar[str] = "YS"
    offer: int
    version: int


@dataclass(frozen=True, slots=True)
class ListOwnOffers(Tap):
    """«Мои предложения»."""

    prefix: ClassVar[str] = "YM"
    page: int


@dataclass(frozen=True, slots=True)
class OpenOwnOffer(Tap):
    """One of them."""

    prefix: ClassVar[str] = "YP"
    offer: int


@dataclass(frozen=True, slots=True)
class AskWithdrawOffer(Tap):
    """«Отозвать»?"""

    prefix: ClassVar[str] = "YQ"
    offer: int


@dataclass(frozen=True, slots=True)
class WithdrawOffer(Tap):
    """«Да, отозвать»."""

    prefix: ClassVar[str] = "YW"
    offer: int
    version: int


@dataclass(frozen=True, slots=True)
class WithdrawName(Tap):
    """«Убрать моё имя» at an offer."""

    prefix: ClassVar[str] = "YV"
    offer: int


@dataclass(frozen=True, slots=True)
class WithdrawNames(Tap):
    """The same for everything, in /mydata."""

    prefix: ClassVar[str] = "YZ"


@dataclass(frozen=True, slots=True)
class ShowOwnOfferFile(Tap):
    """A file of one's own offer."""

    prefix: ClassVar[str] = "YF"
    offer: int
    number: int


@dataclass(frozen=True, slots=True)
class BrowseExperience(Tap):
    """Published experience of a category."""

    prefix: ClassVar[str] = "Ya"
    category: str
    page: int


@dataclass(frozen=True, slots=True)
class SearchExperience(Tap):
    """«Найти по слову»."""

    prefix: ClassVar[str] = "Yb"


@dataclass(frozen=True, slots=True)
class OpenExperienceCard(Tap):
    """A piece of published experience."""

    prefix: ClassVar[str] = "Yc"
    offer: int


@dataclass(frozen=True, slots=True)
class ShowExperienceFile(Tap):
    """A file of it."""

    prefix: ClassVar[str] = "Yd"
    offer: int
    number: int


@dataclass(frozen=True, slots=True)
class MarkUseful(Tap):
    """«Полезно» (1), or taken back (0)."""

    prefix: ClassVar[str] = "Ye"
    offer: int
    on: int


@dataclass(frozen=True, slots=True)
class AskShow(Tap):
    """«Попросить показать»."""

    prefix: ClassVar[str] = "Yf"
    offer: int


@dataclass(frozen=True, slots=True)
class AskShowWith(Tap):
    """With the organisation's phone (1), or without a contact (0)."""

    prefix: ClassVar[str] = "Yg"
    offer: int
    phone: int


@dataclass(frozen=True, slots=True)
class OpenOfferDesk(Tap):
    """The department's desk of experience."""

    prefix: ClassVar[str] = "Yh"


@dataclass(frozen=True, slots=True)
class ListOffers(Tap):
    """The department's offers in a state."""

    prefix: ClassVar[str] = "Yi"
    state: str
    page: int


@dataclass(frozen=True, slots=True)
class OpenOffer(Tap):
    """One of them."""

    prefix: ClassVar[str] = "Yj"
    offer: int


@dataclass(frozen=True, slots=True)
class DecideOffer(Tap):
    """A decision on an offer as it was shown; ``verdict`` is a state."""

    prefix: ClassVar[str] = "Yk"
    offer: int
    version: int
    verdict: str


@dataclass(frozen=True, slots=True)
class TakeDownOffer(Tap):
    """«Снять с публикации»."""

    prefix: ClassVar[str] = "Yl"
    offer: int
    version: int


@dataclass(frozen=True, slots=True)
class ListShowRequests(Tap):
    """«Просят показать»."""

    prefix: ClassVar[str] = "Ym"
    page: int


@dataclass(frozen=True, slots=True)
class ShowDeskOfferFile(Tap):
    """A file of an offer, for the department."""

    prefix: ClassVar[str] = "Yn"
    offer: int
    number: int


@dataclass(frozen=True, slots=True)
class SendExperienceLetter(Tap):
    """«Разослать подборку»."""

    prefix: ClassVar[str] = "Yo"


@dataclass(frozen=True, slots=True)
class ListOwnTasks(Tap):
    """«Задачи управления»."""

    prefix: ClassVar[str] = "JA"
    decision: int


@dataclass(frozen=True, slots=True)
class OpenOwnTask(Tap):
    """One of them, by its key."""

    prefix: ClassVar[str] = "JB"
    decision: int
    key: str


@dataclass(frozen=True, slots=True)
class SetOwnTask(Tap):
    """How far it is, as it stood then."""

    prefix: ClassVar[str] = "JC"
    decision: int
    key: str
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class WantOwnTask(Tap):
    """A note or a day is to be typed."""

    prefix: ClassVar[str] = "JD"
    decision: int
    key: str
    wants: str


@dataclass(frozen=True, slots=True)
class OwnTaskDay(Tap):
    """«Срок как в решении»."""

    prefix: ClassVar[str] = "JE"
    decision: int
    key: str
    version: int
