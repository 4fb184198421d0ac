"""Experience: drafts that are kept, words that fit, a moderation by two at once, names by consent."""

from dataclasses import replace
from datetime import datetime

import pytest

from core import publication_consent as consent
from core.changes.joining import ConsentAnswered, JoinAsked, JoinDecided
from core.experience import (
    LONGEST,
    Offer,
    OfferState,
    Publication,
    Step,
    link_in,
    matches,
    next_step,
    step_before,
)
from core.people import Organisation
from core.prompts import OfferPrompt
from core.publication_consent import HASH
from core.staff import StaffRole
from core.usecases import moderating, offering
from core.usecases.moderating import letter_text
from core.views import (
    ExperienceCard,
    ExperienceHub,
    Home,
    OfferCheck,
    OfferDesk,
    OfferDeskPage,
    OfferNews,
    OfferPage,
    OfferQuestion,
)
from screens.render import render
from tests.core.fake_town import ADMINISTRATOR, MOSCOW, FakeTown, Overtaken
from tests.core.walking import Walker, registered

AT = datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW)
OFFER = Offer(
    1, 1, 1, Organisation(1, 1, "МБДОУ № 7 «Ласточка»", 7), 1, AT, title="Опыт", category="procedures"
)


def offered(head: Walker, title: str = "Карта наблюдений", publication: str = "Без имени") -> None:
    """From the menu to the check screen."""
    head.command("menu")
    head.press("Успешный опыт")
    head.press("Предложить опыт")
    head.say(title)
    head.press("Процедуры и инструменты")
    head.say("Раз в месяц заполняем карту.")
    head.say("Обновили среду в шести группах.")
    head.press("Дальше")
    head.press("Семинар")
    head.press(publication)


def named(head: Walker) -> None:
    """With the name, up to the check screen."""
    offered(head, publication="С именем")
    head.press("Мария Петровна")
    head.press("Согласен")


def sent(town: FakeTown | None = None, with_name: bool = False) -> tuple[FakeTown, Walker, Walker]:
    """An offer at the department."""
    town = town or FakeTown(now=AT)
    head, office = registered(town), Walker(town, ADMINISTRATOR)
    (named if with_name else offered)(head)
    head.press("Отправить")
    return town, head, office


def published(with_name: bool = False) -> tuple[FakeTown, Walker, Walker]:
    town, head, office = sent(with_name=with_name)
    office.tap("Yj:1")
    office.press("Принять")
    office.press("Опубликовать")
    return town, head, office


def test_the_consent_text_is_the_one_of_its_version() -> None:
    """A changed text needs a new version: then this hash may change, too."""
    assert consent.VERSION == "2026-11-имя-1"
    assert HASH == "7b89f3e3b84ca1729fa6148213ab9841abeb3cadc1d25379ea0949f08a90db43"


def test_a_draft_goes_on_at_the_very_question() -> None:
    head = registered(FakeTown(now=AT))
    head.command("menu")
    head.press("Успешный опыт")
    head.press("Предложить опыт")
    head.say("Карта наблюдений")
    head.press("Процедуры и инструменты")
    head.press("Позже")
    view = head.press("Продолжить предложение")
    assert isinstance(view, OfferQuestion)
    assert (view.step, view.offer.title) == (Step.DESCRIPTION, "Карта наблюдений")
    head.command("help")
    view = head.start()  # the chat still stands there
    assert isinstance(view, OfferQuestion)
    assert view.step is Step.DESCRIPTION


@pytest.mark.parametrize(
    ("step", "field", "limit"),
    [(Step.TITLE, "title", 100), (Step.DESCRIPTION, "description", 600), (Step.RESULT, "result", 300)],
)
def test_too_long_says_how_much_to_cut_and_loses_nothing(step: Step, field: str, limit: int) -> None:
    assert LONGEST[field] == limit
    town = FakeTown(now=AT)
    head = registered(town)
    offered(head)
    before = town.offers[1]
    head.tap(f"YO:1:{step.value}")
    view = head.say("а" * (limit + 7))
    assert isinstance(view, OfferQuestion)
    assert (view.step, view.excess) == (step, 7)
    assert "сократите на 7 знаков" in head.screen.text
    assert town.offers[1] == before
    view = head.say("б" * limit)
    assert isinstance(view, OfferCheck)
    assert getattr(town.offers[1], field) == "б" * limit


def test_files_enter_at_any_question_up_to_five_and_programs_never() -> None:
    town = FakeTown(now=AT)
    head = registered(town)
    head.tap("YN")
    head.send("план.pdf", caption="Карта наблюдений")  # words under a file are the answer, too
    assert town.offers[1].title == "Карта наблюдений"
    for number in range(5):
        head.send(f"файл {number}.pdf")
    assert [one.name for one in town.offers[1].files] == ["план.pdf", *(f"файл {n}.pdf" for n in range(4))]
    assert "уже есть пять файлов" in head.screen.text.lower()
    head.tap("YO:1:files")
    head.press("Убрать: файл 0.pdf")
    view = head.send("вирус.exe")
    assert isinstance(view, OfferQuestion)
    assert len(town.offers[1].files) == 4
    head.send("большой.pdf", size=60_000_000)
    assert len(town.offers[1].files) == 4


def test_an_offer_is_edited_until_it_is_taken_up_and_then_locked() -> None:
    town, head, office = sent()
    head.tap("YP:1")
    head.press("Изменить")
    head.press("Изменить название")
    head.say("Новое название")
    assert town.offers[1].state is OfferState.NEW
    assert town.offers[1].title == "Новое название"
    office.tap("Yj:1")
    office.press("Принять")
    view = head.tap("YO:1:title")
    assert isinstance(view, OfferPage)
    head.say("Ещё новее")
    assert town.offers[1].title == "Новое название"


def test_of_two_specialists_the_later_sees_what_the_earlier_has_decided() -> None:
    town, _, office = sent()
    town.employ(901, StaffRole.SPECIALIST)
    other = Walker(town, 901)
    office.tap("Yj:1")
    other.tap("Yj:1")
    office.press("Принять")
    view = other.press("Отклонить")
    assert isinstance(view, OfferDeskPage)
    assert view.offer.state is OfferState.ACCEPTED
    assert "за это время изменили" in other.screen.text
    town.run(5, lambda r, c: offering.withdraw(r, c, 1, town.offers[1].version))
    other.press("Отклонить")
    assert "уже решили" in other.screen.text
    assert town.offers[1].state is OfferState.WITHDRAWN
    news = [show for show in town.notices if isinstance(show.view, OfferNews)]
    assert len(news) == 1


def test_a_decision_over_what_the_author_has_changed_since_is_asked_again() -> None:
    town, head, office = sent()
    office.tap("Yj:1")
    head.tap("YO:1:title")
    head.say("Другое название")
    view = office.press("Принять")
    assert isinstance(view, OfferDeskPage)
    assert (view.offer.state, view.offer.title) == (OfferState.NEW, "Другое название")
    office.press("Принять")
    assert town.offers[1].state is OfferState.ACCEPTED


def test_two_at_the_same_moment_do_no_harm() -> None:
    town, _, _ = sent()
    version = town.offers[1].version
    first = town.decide(ADMINISTRATOR, lambda r, c: moderating.decide(r, c, 1, version, OfferState.ACCEPTED))
    second = town.decide(ADMINISTRATOR, lambda r, c: moderating.decide(r, c, 1, version, OfferState.ACCEPTED))
    town.apply(first.changes[0])
    with pytest.raises(Overtaken):
        town.apply(second.changes[0])


def test_a_comment_goes_to_the_author_word_for_word_and_the_corrected_offer_comes_back() -> None:
    town, head, office = sent()
    office.tap("Yj:1")
    office.press("Уточнить у автора")
    office.say("Что за карта? <b>Пришлите</b>.")
    told = town.notices[-1]
    assert told.chat_id == 5
    assert "Что за карта? &lt;b&gt;Пришлите&lt;/b&gt;." in render(told.view).text
    head.tap("YP:1")
    head.press("Исправить и отправить")
    head.press("Изменить описание")
    head.say("Карта из двенадцати строк.")
    head.press("Отправить")
    assert town.offers[1].state is OfferState.NEW
    assert town.notices[-1].chat_id == ADMINISTRATOR
    events = [line.event.value for _, line in town.offer_lines]
    assert events == ["sent", "unclear", "sent"]


def test_what_may_not_be_published_never_is() -> None:
    town = FakeTown(now=AT)
    head, office = registered(town), Walker(town, ADMINISTRATOR)
    offered(head, publication="Не публиковать")
    head.press("Отправить")
    office.tap("Yj:1")
    office.press("Принять")
    assert "Опубликовать" not in office.labels()
    office.tap(f"Yk:1:{town.offers[1].version}:published")  # a forged button
    assert town.offers[1].state is OfferState.ACCEPTED


def test_viewers_decide_nothing_and_heads_have_no_desk() -> None:
    town, head, _ = sent()
    town.employ(902, StaffRole.VIEWER)
    viewer = Walker(town, 902)
    assert isinstance(viewer.tap("Yj:1"), OfferDeskPage)
    assert "Принять" not in viewer.labels()
    assert isinstance(viewer.tap(f"Yk:1:{town.offers[1].version}:accepted"), Home)
    assert isinstance(head.tap("Yj:1"), Home)
    assert isinstance(viewer.tap("Yh"), OfferDesk)
    assert town.offers[1].state is OfferState.NEW


def test_useful_counts_once_a_person_and_can_be_taken_back() -> None:
    town, _, _ = published()
    other = registered(town, 6, "second")
    other.tap("Ye:1:1")
    other.tap("Ye:1:1")
    assert len(town.useful) == 1
    other.tap("Ye:1:0")
    other.tap("Ye:1:0")
    assert not town.useful


def test_the_author_hears_once_who_asks_and_only_the_contact_that_was_left() -> None:
    town, _, office = published()
    other = registered(
        town,
        6,
        "second",
    )
    other.tap("Yf:1")
    other.press("Без контактов")
    wish = render(town.notices[-1].view).text
    assert town.notices[-1].chat_id == 5
    assert "МБДОУ № 12 «Солнышко»" in wish
    assert "Контактов коллега не оставил" in wish
    before = len(town.notices)
    other.tap("Yf:1")
    other.tap("Yg:1:1")
    assert len(town.notices) == before
    office.tap("Ym:0")
    assert "МБДОУ № 12 «Солнышко»" in office.screen.text


def test_nobody_asks_their_own_organisation() -> None:
    town, head, _ = published()
    head.tap("Yc:1")
    assert "Попросить показать" not in head.labels()
    head.tap("Yg:1:1")
    assert not town.shows_asked


def test_only_what_is_published_is_read() -> None:
    town, _, office = sent()
    other = registered(town, 6, "second")
    assert isinstance(other.tap("Yc:1"), ExperienceHub)
    assert isinstance(other.tap("YP:1"), Home)  # another organisation's offer
    office.tap("Yj:1")
    office.press("Принять")
    assert isinstance(other.tap("Yc:1"), ExperienceHub)
    office.press("Опубликовать")
    assert isinstance(other.tap("Yc:1"), ExperienceCard)


def test_the_name_needs_its_own_consent_to_the_exact_text() -> None:
    town = FakeTown(now=AT)
    head = registered(town)
    offered(head, publication="С именем")
    view = head.press("Мария Петровна")
    assert isinstance(view, OfferQuestion)
    assert view.step is Step.CONSENT
    assert not town.name_consents
    text = view.consent
    assert "«Мария Петровна»" in text
    assert "«Карта наблюдений»" in text
    head.tap("YA:1:000000000000")  # an outdated text
    assert not town.name_consents
    head.press("Согласен")
    (kept,) = town.name_consents
    assert (kept.version, kept.text_hash) == (consent.VERSION, consent.hash_of(text))
    assert kept.at == AT


def test_another_title_or_name_asks_for_the_consent_again() -> None:
    town = FakeTown(now=AT)
    head = registered(town)
    named(head)
    head.press("Изменить название")
    view = head.say("Совсем другое")
    assert isinstance(view, OfferQuestion)
    assert view.step is Step.CONSENT
    assert not town.name_consents
    head.press("Согласен")
    head.press("Отправить")
    assert town.offers[1].state is OfferState.NEW
    assert [one.name for one in town.name_consents] == ["Мария Петровна"]


def test_an_offer_can_be_sent_without_the_name_after_all() -> None:
    town = FakeTown(now=AT)
    head = registered(town)
    offered(head, publication="С именем")
    head.say("М. П. Иванова")
    view = head.press("Опубликовать без имени")
    assert isinstance(view, OfferCheck)
    assert town.offers[1].publication is Publication.NAMELESS
    assert not town.offers[1].signature
    head.press("Отправить")
    assert town.offers[1].state is OfferState.NEW


@pytest.mark.parametrize("way", ["offer", "mydata"])
def test_a_withdrawn_consent_takes_the_name_away_whatever_the_offer_has_become(way: str) -> None:
    town, head, _ = published(with_name=True)
    other = registered(town, 6, "second")
    other.tap("Yc:1")
    assert "Автор: Мария Петровна" in other.screen.text
    if way == "offer":
        head.tap("YP:1")
        head.press("Убрать моё имя")
    else:
        head.command("mydata")
        head.press("Убрать имя из опыта")
        assert "Убрать имя из опыта" not in head.labels()
    other.tap("Yc:1")
    assert "Автор" not in other.screen.text
    assert town.offers[1].state is OfferState.PUBLISHED
    assert not town.name_consents


def test_its_author_takes_a_published_offer_back() -> None:
    town, head, _ = published(with_name=True)
    head.tap("YP:1")
    head.press("Отозвать предложение")
    head.press("Да, отозвать")
    assert town.offers[1].state is OfferState.WITHDRAWN
    assert not town.name_consents
    other = registered(town, 6, "second")
    assert isinstance(other.tap("Yc:1"), ExperienceHub)


def test_a_colleague_sees_the_offer_but_only_its_author_decides() -> None:
    town, _, _ = sent()
    town.apply(ConsentAnswered(7, "1", True, AT))
    town.apply(JoinAsked(1, 1, 7, 7, AT))
    town.apply(JoinDecided(1, 1, 7, 7, True, ADMINISTRATOR, AT))
    colleague = Walker(town, 7)
    view = colleague.tap("YP:1")
    assert isinstance(view, OfferPage)
    assert not view.is_author
    assert isinstance(colleague.tap("YK:1"), Home)
    colleague.tap(f"YW:1:{town.offers[1].version}")
    assert town.offers[1].state is OfferState.NEW


def test_a_letter_names_no_author_and_tells_what_doesn_t_fit() -> None:
    one = replace(OFFER, category_text="Процедуры", author="Мария Петровна", state=OfferState.PUBLISHED)
    text = letter_text(tuple(replace(one, id=n, title=f"Опыт {n} " + "я" * 90) for n in range(60)), 3900)
    assert "Мария" not in text
    assert len(text) <= 3900
    listed = text.count("• ")
    assert f"И ещё: {60 - listed}." in text


def test_the_letter_goes_on_in_the_room_of_messages_and_overwrites_nobody_s_words() -> None:
    town, _, office = published()
    office.tap("Yh")
    office.press("Разослать подборку")
    (draft,) = town.broadcasts_kept.values()
    assert draft.text
    assert "Карта наблюдений" in draft.text
    office.press("Изменить текст")
    office.say("Мои собственные слова")
    office.tap("Yo")
    (draft,) = town.broadcasts_kept.values()
    assert draft.text == "Мои собственные слова"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://sad7.ru/opyt", "https://sad7.ru/opyt"),
        ("sad7.kaluga.ru", "https://sad7.kaluga.ru"),
        ("садик7.рф/опыт", "https://садик7.рф/опыт"),
        ("потом пришлю", ""),
        ("javascript:alert(1)", ""),
        ("см. https://sad7.ru", ""),
    ],
)
def test_a_link_is_one_address(text: str, link: str) -> None:
    assert link_in(text) == link


def test_words_are_found_in_any_case_and_with_either_e() -> None:
    offer = replace(OFFER, title="Приёмы анализа", description="Карта НАБЛЮДЕНИЙ")
    assert matches(offer, "приемы карта")
    assert matches(offer, "ласточка")
    assert not matches(offer, "приёмы логопед")


def test_the_name_s_questions_are_asked_only_where_it_is_to_stand_there() -> None:
    nameless = replace(OFFER, publication=Publication.NAMELESS)
    with_name = replace(OFFER, publication=Publication.NAMED)
    assert next_step(Step.PUBLICATION, nameless) is Step.CHECK
    assert next_step(Step.PUBLICATION, with_name) is Step.NAME
    assert step_before(Step.CHECK, nameless) is Step.PUBLICATION
    assert step_before(Step.TITLE, nameless) is None


def test_a_prompt_of_a_lost_offer_leads_home() -> None:
    town = FakeTown(now=AT)
    head = registered(town)
    town.prompts[5] = OfferPrompt(77, Step.TITLE.value)
    assert isinstance(head.say("Карта"), Home)
    assert isinstance(town.sees(5, lambda r, c: offering.send(r, c, 77, 1)), Home)
