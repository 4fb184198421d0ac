"""One's own data, the consent that is asked for anew, and what the administrators hear of retention."""

from datetime import date

from core.consent import Operator, filled
from core.people import Organisation
from core.privacy import Contact
from core.views import (
    ConsentAgain,
    ConsentRenewed,
    ConsentScreen,
    CorrectChoice,
    CorrectScreen,
    DataToTake,
    Erased,
    ErasureQuestion,
    MyData,
    NobodyLeft,
    Note,
    PurgeNotice,
    View,
)
from screens.consent import TEMPLATE

SEVEN = Organisation(1, 1, "МБДОУ № 7 «Ласточка»", 7, "", "+7 910 123-45-67", "", "sad7@example.ru")
TWELVE = Organisation(2, 1, "МБДОУ № 12 «Солнышко»", 12)
OPERATOR = Operator("Управление образования города Калуги", "Калуга, ул. Ленина, 1", "dpo@example.ru")


def privacy() -> dict[str, View]:
    """From /mydata to the last message."""
    text = filled(TEMPLATE, OPERATOR, 365, 10)
    return {
        "consent of an operator": ConsentScreen("code", OPERATOR.name, text),
        "consent again": ConsentAgain(text),
        "consent again held": ConsentAgain(text, held=True),
        "consent renewed": ConsentRenewed(),
        "my data of several": MyData(
            "Мария Петровна", 12345, (SEVEN.name, TWELVE.name), text.version, (SEVEN, TWELVE)
        ),
        "my data corrected": MyData("Мария", 12345, (SEVEN.name,), text.version, note=Note.DATA_CORRECTED),
        "my data withdrawn": MyData("Мария", 12345, (), "", (), False, date(2020, 9, 10)),
        "data page": DataToTake("html"),
        "data json": DataToTake("json"),
        "correct choice": CorrectChoice((SEVEN,)),
        "correct choice of several": CorrectChoice((SEVEN, TWELVE)),
        "correct name": CorrectScreen(Contact.NAME, "Мария"),
        "correct phone": CorrectScreen(Contact.PHONE, SEVEN.phone, SEVEN),
        "correct email unfit": CorrectScreen(Contact.EMAIL, "", TWELVE, Note.EMAIL_UNFIT),
        "withdraw": ErasureQuestion(False, (SEVEN.name,), 10),
        "withdraw again": ErasureQuestion(False, (), 10, again=True),
        "erase": ErasureQuestion(True),
        "erase fixed": ErasureQuestion(True, fixed=True),
        "erased": Erased(),
        "erased later": Erased(date(2020, 9, 10)),
        "erased fixed": Erased(fixed=True),
        "nobody left": NobodyLeft((SEVEN, TWELVE)),
        "purge before": PurgeNotice("ВСОКО", 41, 103, 7, date(2021, 9, 1)),
        "purge after": PurgeNotice("ВСОКО", 41, 103, None, date(2021, 9, 1)),
    }
