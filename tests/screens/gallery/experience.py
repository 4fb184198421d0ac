"""Experience from the first word to the card, as both sides see it; the department's own tasks."""

from dataclasses import replace
from datetime import datetime

from core.decision import DepartmentTask, Option
from core.experience import Offer, OfferState
from core.own_tasks import OwnStanding, OwnState, own_tasks
from core.staff import StaffRole
from core.views import ExperienceList, OfferDesk, OfferDeskList, OfferList, OwnTaskList, ShowRequestList, View
from tests.core.fake_town import ADMINISTRATOR, DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered

TITLE = "Карта наблюдений для оценки условий в группе"
DESCRIPTION = (
    "Воспитатели раз в месяц заполняют карту из двенадцати строк, старший воспитатель сводит их в таблицу."
)
RESULT = "За полгода обновили развивающую среду в шести группах из восьми."


def experience() -> dict[str, View]:
    """One offer, two heads, two specialists."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    shown = dict[str, View]()
    head, other = registered(town), registered(town, 6, "second")
    town.employ(901, StaffRole.SPECIALIST, "Ирина")
    town.employ(902, StaffRole.VIEWER)
    office, late, viewer = (Walker(town, one) for one in (ADMINISTRATOR, 901, 902))
    shown |= _offered(town, head)
    shown["offer notice"] = town.notices[-1].view
    office.command("menu")
    shown["offer desk"] = office.press("Успешный опыт (1)")
    shown["offer desk list"] = office.press("Новые (1)")
    shown["offer desk new"] = office.press("№ 7")
    late.tap("Yj:1")
    shown["offer desk asks a comment"] = office.press("Уточнить у автора")
    shown["offer desk comment too long"] = office.say("а" * 512)
    shown["offer desk unclear"] = office.say("Приложите, пожалуйста, саму карту.")
    shown["offer desk settled"] = late.press("Принять")
    shown["offer news unclear"] = town.notices[-1].view
    shown["offer to correct"] = head.tap("YP:1")
    shown["offer check unclear"] = head.press("Исправить и отправить")
    head.press("Файлы и ссылка")
    head.send("Карта.docx")
    head.press("Дальше")
    head.press("Отправить")
    shown["offer notice again"] = town.notices[-1].view
    office.tap("Yj:1")
    shown["offer desk accepted"] = office.press("Принять")
    shown["offer news accepted"] = town.notices[-1].view
    shown["offer locked"] = head.tap("YK:1")
    shown["offer desk published"] = office.press("Опубликовать")
    shown["offer news published"] = town.notices[-1].view
    other.command("menu")
    shown["experience hub"] = other.press("Успешный опыт")
    shown["experience list"] = other.press("Процедуры и инструменты (1)")
    shown["experience card"] = other.press("Карта наблюдений")
    shown["experience marked"] = other.press("Полезно")
    shown["experience file"] = other.press("Файл: Карта.docx")
    other.press("← Назад")
    shown["experience ask to show"] = other.press("Попросить показать")
    shown["experience contact too long"] = other.say("8" * 130)
    shown["experience asked"] = other.say("+7 910 000-00-00, вечером")
    shown["experience wish"] = town.notices[-1].view
    other.tap("YH")
    shown["experience search"] = other.press("Найти по слову")
    shown["experience nothing found"] = other.say("логопед")
    shown["experience found"] = other.say("карта НАБЛЮДЕНИЙ")
    shown["offer published page"] = head.tap("YP:1")
    shown["my data with a name"] = head.command("mydata")
    shown["offer list of one's own"] = head.tap("YM:0")
    office.tap("Yh")
    shown["offer desk full"] = office.view or office.tap("Yh")
    shown["show requests"] = office.press("Просят показать (1)")
    office.tap("Yh")
    shown["experience letter"] = office.press("Разослать подборку")
    shown["offer desk viewer"] = viewer.tap("Yj:1")
    shown["offer taken down"] = office.tap("Yl:1:" + str(town.offers[1].version))
    shown["offer news taken down"] = town.notices[-1].view
    office.tap("Yj:1")
    office.press("Отклонить")
    office.say("Такой опыт у нас уже опубликован.")
    shown["offer news declined"] = town.notices[-1].view
    shown["offer declined"] = head.tap("YP:1")
    return shown | _lists(town.offers[1])


def _offered(town: FakeTown, head: Walker) -> dict[str, View]:
    shown: dict[str, View] = {}
    head.command("menu")
    shown["experience hub empty"] = head.press("Успешный опыт")
    shown["offer title"] = head.press("Предложить опыт")
    shown["offer title too long"] = head.say("Опыт " * 30)
    shown["offer category"] = head.say(TITLE)
    shown["offer press a button"] = head.say("первый")
    shown["offer description"] = head.press("Процедуры и инструменты")
    shown["offer description later"] = head.start()
    head.say(DESCRIPTION)
    shown["offer files"] = head.say(RESULT)
    shown["offer no link"] = head.say("потом пришлю")
    shown["offer link"] = head.say("sad7.ru/opyt")
    head.press("← Назад")
    shown["offer file added"] = head.send("Карта наблюдений группы «Ромашка» за август.docx")
    shown["offer showing"] = head.press("Дальше")
    shown["offer publication"] = head.press("Мастер-класс")
    shown["offer name"] = head.press("С именем")
    shown["offer consent"] = head.press("Мария Петровна")
    shown["offer check"] = head.press("Согласен")
    shown["offer title again"] = head.press("Изменить название")
    head.press("← Назад")
    shown["offer sent"] = head.press("Отправить")
    shown["offer check sent"] = head.press("Изменить")
    head.press("← Назад")
    shown["offer withdraw"] = head.press("Отозвать предложение")
    head.press("← Назад")
    return shown


def _lists(offer: Offer) -> dict[str, View]:
    many = tuple(
        replace(offer, id=number, title=f"Опыт № {number}", useful=number, state=OfferState.PUBLISHED)
        for number in range(1, 31)
    )
    return {
        "offer list empty": OfferList(()),
        "offer desk list empty": OfferDeskList(OfferState.NEW, ()),
        "offer desk empty": OfferDesk({}, 0, 1, True),
        "experience list second page": ExperienceList(many, "procedures", "Процедуры и инструменты", page=1),
        "experience found many": ExperienceList(many, words="опыт"),
        "show requests none": ShowRequestList(()),
    }


def own() -> dict[str, View]:
    """The department's own tasks."""
    town = FakeTown(now=datetime(2020, 8, 12, 10, 0, tzinfo=MOSCOW))
    town.employ(902, StaffRole.VIEWER)
    office, late, viewer = (Walker(town, one) for one in (ADMINISTRATOR, ADMINISTRATOR, 902))
    shown: dict[str, View] = {}
    shown["own tasks"] = office.tap("JA:1")
    shown["own task"] = office.press("1.1: не начат")
    late.tap("JB:1:1.1")
    shown["own task under way"] = office.press("Идёт")
    shown["own task moved"] = late.press("Исполнен")
    shown["own task note"] = office.press("Примечание")
    shown["own task note too long"] = office.say("а" * 301)
    shown["own task noted"] = office.say("Собрано 12 описаний, три опубликованы.")
    office.press("Изменить срок")
    shown["own task bad date"] = office.say("скоро")
    office.say("15 августа")
    shown["own task deadline again"] = office.press("Изменить срок")
    shown["own task viewer"] = viewer.tap("JB:1:1.1")
    several = replace(
        DECISION,
        department_tasks=(
            DepartmentTask(
                "Подготовить методические рекомендации.", (), "1.3", "отдел дошкольного образования"
            ),
            DepartmentTask("Провести семинар.", (Option("a", "Раздел"),)),
        ),
    )
    standings = (OwnStanding("1.3", OwnState.DONE, "Разосланы 10.08.2020", version=1),)
    tasks = own_tasks(several, DECISION.deadline, standings)
    shown["own tasks late"] = OwnTaskList(1, DECISION.short_title, tasks, datetime(2020, 9, 10).date())
    return shown
