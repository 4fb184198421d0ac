"""Buttons of experience, and of the department's own tasks."""

from core.experience import OfferState, Step
from core.own_tasks import OwnState
from core.usecases import home, moderating, offering, owning, sharing
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.experience import (
    AgreeName,
    AskShow,
    AskShowWith,
    AskWithdrawOffer,
    BackOffer,
    BeginOffer,
    BrowseExperience,
    CheckOffer,
    ChooseOffer,
    DecideOffer,
    GoOnOffer,
    ListOffers,
    ListOwnOffers,
    ListOwnTasks,
    ListShowRequests,
    MarkUseful,
    OpenExperience,
    OpenExperienceCard,
    OpenOffer,
    OpenOfferDesk,
    OpenOwnOffer,
    OpenOwnTask,
    OwnTaskDay,
    RefuseName,
    RemoveOfferFile,
    RemoveOfferLink,
    SearchExperience,
    SendExperienceLetter,
    SendOffer,
    SetOwnTask,
    ShowDeskOfferFile,
    ShowExperienceFile,
    ShowOwnOfferFile,
    TakeDownOffer,
    WantOwnTask,
    WithdrawName,
    WithdrawNames,
    WithdrawOffer,
)

table = TapTable()


def step_of(text: str) -> Step | None:
    """The question; None for none, or a forged one."""
    return Step(text) if text in list(Step) else None


def state_of(text: str) -> OfferState:
    """The state; of a forged one, that of a draft, which nobody is shown."""
    return OfferState(text) if text in list(OfferState) else OfferState.DRAFT


@table.on(OpenExperience)
def open_experience(tap: OpenExperience) -> Case:
    """«Опыт»: published experience, one's own offers, or the department's desk."""
    return sharing.hub


@table.on(BeginOffer)
def begin_offer(tap: BeginOffer) -> Case:
    """«Предложить опыт», or going on with the draft."""
    return offering.begin


@table.on(GoOnOffer)
def go_on_offer(tap: GoOnOffer) -> Case:
    """An offer at a question; where it stopped, where ``step`` is empty."""
    return lambda reads, call: offering.go_on(reads, call, tap.offer, step_of(tap.step))


@table.on(BackOffer)
def back_offer(tap: BackOffer) -> Case:
    """«← Назад» from a question."""
    return lambda reads, call: sharing.back(reads, call, tap.offer, step_of(tap.step) or Step.TITLE)


@table.on(ChooseOffer)
def choose_offer(tap: ChooseOffer) -> Case:
    """A button under a question, with its value."""
    return lambda reads, call: offering.choose(
        reads, call, tap.offer, step_of(tap.step) or Step.CHECK, tap.value
    )


@table.on(RemoveOfferFile)
def remove_offer_file(tap: RemoveOfferFile) -> Case:
    """«Убрать файл», as the files stood then."""
    return lambda reads, call: offering.remove_file(reads, call, tap.offer, tap.number, tap.version)


@table.on(RemoveOfferLink)
def remove_offer_link(tap: RemoveOfferLink) -> Case:
    """«Убрать ссылку»."""
    return lambda reads, call: offering.remove_link(reads, call, tap.offer)


@table.on(AgreeName)
def agree_name(tap: AgreeName) -> Case:
    """«Согласен» to the publication of the name; ``mark`` is of the exact text."""
    return lambda reads, call: offering.agree(reads, call, tap.offer, tap.mark)


@table.on(RefuseName)
def refuse_name(tap: RefuseName) -> Case:
    """«Без имени»."""
    return lambda reads, call: offering.refuse_name(reads, call, tap.offer)


@table.on(CheckOffer)
def check_offer(tap: CheckOffer) -> Case:
    """The check screen."""
    return lambda reads, call: offering.check_again(reads, call, tap.offer)


@table.on(SendOffer)
def send_offer(tap: SendOffer) -> Case:
    """«Отправить», as it was shown."""
    return lambda reads, call: offering.send(reads, call, tap.offer, tap.version)


@table.on(ListOwnOffers)
def list_own_offers(tap: ListOwnOffers) -> Case:
    """«Мои предложения»."""
    return lambda reads, call: offering.own(reads, call, tap.page)


@table.on(OpenOwnOffer)
def open_own_offer(tap: OpenOwnOffer) -> Case:
    """One of them."""
    return lambda reads, call: offering.page(reads, call, tap.offer)


@table.on(AskWithdrawOffer)
def ask_withdraw_offer(tap: AskWithdrawOffer) -> Case:
    """«Отозвать»?"""
    return lambda reads, call: offering.page(reads, call, tap.offer, asking=True)


@table.on(WithdrawOffer)
def withdraw_offer(tap: WithdrawOffer) -> Case:
    """«Да, отозвать»."""
    return lambda reads, call: offering.withdraw(reads, call, tap.offer, tap.version)


@table.on(WithdrawName)
def withdraw_name(tap: WithdrawName) -> Case:
    """«Убрать моё имя» at an offer."""
    return lambda reads, call: offering.withdraw_name(reads, call, tap.offer)


@table.on(WithdrawNames)
def withdraw_names(tap: WithdrawNames) -> Case:
    """The same for everything, in /mydata."""
    return offering.withdraw_names


@table.on(ShowOwnOfferFile)
def show_own_offer_file(tap: ShowOwnOfferFile) -> Case:
    """A file of one's own offer."""
    return lambda reads, call: offering.show_file(reads, call, tap.offer, tap.number)


@table.on(BrowseExperience)
def browse_experience(tap: BrowseExperience) -> Case:
    """Published experience of a category."""
    return lambda reads, call: sharing.browse(reads, call, tap.category, tap.page)


@table.on(SearchExperience)
def search_experience(tap: SearchExperience) -> Case:
    """«Найти по слову»."""
    return sharing.search


@table.on(OpenExperienceCard)
def open_experience_card(tap: OpenExperienceCard) -> Case:
    """A piece of published experience."""
    return lambda reads, call: sharing.card(reads, call, tap.offer)


@table.on(ShowExperienceFile)
def show_experience_file(tap: ShowExperienceFile) -> Case:
    """A file of it."""
    return lambda reads, call: sharing.show_file(reads, call, tap.offer, tap.number)


@table.on(MarkUseful)
def mark_useful(tap: MarkUseful) -> Case:
    """«Полезно» (1), or taken back (0)."""
    return lambda reads, call: sharing.mark(reads, call, tap.offer, tap.on == 1)


@table.on(AskShow)
def ask_show(tap: AskShow) -> Case:
    """«Попросить показать»."""
    return lambda reads, call: sharing.ask_show(reads, call, tap.offer)


@table.on(AskShowWith)
def ask_show_with(tap: AskShowWith) -> Case:
    """With the organisation's phone (1), or without a contact (0)."""
    return lambda reads, call: sharing.ask_with(reads, call, tap.offer, tap.phone == 1)


@table.on(OpenOfferDesk)
def open_offer_desk(tap: OpenOfferDesk) -> Case:
    """The department's desk of experience."""
    return moderating.desk


@table.on(ListOffers)
def list_offers(tap: ListOffers) -> Case:
    """The department's offers in a state."""
    return lambda reads, call: moderating.listed(reads, call, state_of(tap.state), tap.page)


@table.on(OpenOffer)
def open_offer(tap: OpenOffer) -> Case:
    """One of them."""
    return lambda reads, call: moderating.show(reads, call, tap.offer)


@table.on(DecideOffer)
def decide_offer(tap: DecideOffer) -> Case:
    """A decision on an offer as it was shown; ``verdict`` is a state."""
    return lambda reads, call: moderating.decide(reads, call, tap.offer, tap.version, state_of(tap.verdict))


@table.on(TakeDownOffer)
def take_down_offer(tap: TakeDownOffer) -> Case:
    """«Снять с публикации»."""
    return lambda reads, call: moderating.take_down(reads, call, tap.offer, tap.version)


@table.on(ListShowRequests)
def list_show_requests(tap: ListShowRequests) -> Case:
    """«Просят показать»."""
    return lambda reads, call: moderating.requests(reads, call, tap.page)


@table.on(ShowDeskOfferFile)
def show_desk_offer_file(tap: ShowDeskOfferFile) -> Case:
    """A file of an offer, for the department."""
    return lambda reads, call: moderating.show_file(reads, call, tap.offer, tap.number)


@table.on(SendExperienceLetter)
def send_experience_letter(tap: SendExperienceLetter) -> Case:
    """«Разослать подборку»."""
    return moderating.letter


@table.on(ListOwnTasks)
def list_own_tasks(tap: ListOwnTasks) -> Case:
    """«Задачи управления»."""
    return lambda reads, call: owning.listing(reads, call, tap.decision)


@table.on(OpenOwnTask)
def open_own_task(tap: OpenOwnTask) -> Case:
    """One of them, by its key."""
    return lambda reads, call: owning.show(reads, call, tap.decision, tap.key)


@table.on(SetOwnTask)
def set_own_task(tap: SetOwnTask) -> Case:
    """How far it is, as it stood then; of a forged state, the menu."""
    if tap.state not in list(OwnState):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    state = OwnState(tap.state)
    return lambda reads, call: owning.set_state(reads, call, tap.decision, tap.key, state, tap.version)


@table.on(WantOwnTask)
def want_own_task(tap: WantOwnTask) -> Case:
    """A note or a day is to be typed."""
    return lambda reads, call: owning.want(reads, call, tap.decision, tap.key, tap.wants)


@table.on(OwnTaskDay)
def own_task_day(tap: OwnTaskDay) -> Case:
    """«Срок как в решении»."""
    return lambda reads, call: owning.own_day(reads, call, tap.decision, tap.key, tap.version)
