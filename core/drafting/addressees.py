"""To whom a point is addressed: the heads, the department itself, or somebody the bot doesn't write to."""

import re
from dataclasses import dataclass
from enum import StrEnum

from core.drafting.names import trimmed


class Party(StrEnum):
    """Whose work a point is."""

    HEADS = "heads"
    DEPARTMENT = "department"
    OTHER = "other"


_HEADS = (
    r"(?:руководител(?:ям|ю)|заведующ(?:им|ему|ей)|директор(?:ам|у)|(?:муниципальным\s+|частным\s+|бюджетным\s+"
    r"|автономным\s+|дошкольным\s+)*(?:образовательным|дошкольным)\s+(?:организациям|учреждениям)"
    r"|(?:М[БАК]?)?ДОУ|ДОО|детским\s+садам)"
)
_DEPARTMENT = (
    r"(?:управлению|отделу|комитету|департаменту|министерству|начальнику|заместителю\s+начальника"
    r"|(?:главному|ведущему)?\s*специалист(?:у|ам)|методист(?:у|ам)|консультанту"
    r"|(?:информационно-|учебно-|районному\s+|городскому\s+|муниципальному\s+)*методическ(?:ому|ой)\s+\w+"
    r"|МКУ|МБУ|МУ|ИМЦ|ЦРО|ГМЦ|РМК)"
)
_OTHER = (
    r"(?:старшим\s+воспитателям|воспитателям|педагогам|педагогическим\s+(?:работникам|коллективам)|родителям"
    r"|заместителям|главам|бухгалтери(?:и|ям)|педагогам-психологам|логопедам|всем\s+участникам|участникам\s+совещания"
    r"|музыкальным\s+руководителям|инструкторам|рабочей\s+группе|профсоюз\w+)"
)
_PARTY = re.compile(
    rf"(?<![А-ЯЁа-яё])(?:(?P<other>{_OTHER})|(?P<department>{_DEPARTMENT})|(?P<heads>{_HEADS}))(?![А-ЯЁа-яё])",
    re.IGNORECASE,
)
# What may stand before the addressee: «Рекомендовать», «В срок до 01.09.2020», «Для».
_BEFORE = re.compile(
    r"(?:рекоменд\w+|поручить|предложить|обязать|просить|всем|указать)?[\s,:]*(?:в\s+срок\s.{0,40}|до\s+\d.{0,30}|не\s+позднее\s.{0,40})?",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"(?<![А-ЯЁа-яё-])(?:[а-яё]+(?:ать|ять|ить|еть|уть|оть|ыть|йти|вести|нести|чь|ться|тись|чься)|обрести)(?![а-яё])",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"рекомендовать|предложить|поручить|часть|сеть|область|помощь|путь|знать|гладь", re.IGNORECASE
)
_NOMINATIVE = re.compile(
    r"(?<![А-ЯЁа-яё])(?:(?P<heads>руководител[ьи]|заведующ(?:ий|ая|ие)|директор[аы]?|(?:М[БАК]?)?ДОУ|ДОО"
    r"|(?:образовательные|дошкольные)\s+(?:организации|учреждения)|детские\s+сады)"
    r"|(?P<department>управление|отдел|комитет|департамент|специалист[ыа]?|методист[ыа]?|начальник|консультант|ИМЦ|ЦРО|МКУ"
    r"|методическ\w+\s+\w+))(?![А-ЯЁа-яё])",
    re.IGNORECASE,
)
_NAMED = {"ям": "и", "ю": "ь"}


@dataclass(frozen=True, slots=True)
class Addressed:
    """A line cut into the addressee's name and what is asked; ``opens`` a list where it ends with a colon."""

    party: Party
    name: str
    asked: str
    opens: bool
    head: str  # all before what is asked: deadline and «рекомендуется» may stand there


def addressed(text: str) -> Addressed | None:
    """The addressee at the beginning of a line, and the rest; None where there is none."""
    found = _PARTY.search(text[:160])
    if found is None or not _BEFORE.fullmatch(text[: found.start()]):
        return None
    party = Party(str(found.lastgroup)) if found.lastgroup else Party.OTHER
    verb = _verb(text, found.end())
    colon = text.find(":", found.end())
    if colon >= 0 and (verb is None or colon < verb):
        head, asked, opens = text[:colon], text[colon + 1 :].strip(), True
    elif verb is not None:
        head, asked, opens = text[:verb], text[verb:], False
    else:
        head, asked, opens = text, "", False
    return Addressed(party, _name(head, found.start()), asked, opens and not asked, head)


def answerable(text: str) -> Party:
    """Who «Ответственные: …» names, in the nominative."""
    found = _NOMINATIVE.search(text) or _PARTY.search(text)
    return Party(str(found.lastgroup)) if found and found.lastgroup else Party.OTHER


def in_nominative(name: str) -> str:
    """«Руководителям …» as «Руководители …»: the first word of the few that addressees begin with."""
    first, _, rest = name.partition(" ")
    low = first.casefold()
    swaps = {"руководителям": "Руководители", "руководителю": "Руководитель", "заведующим": "Заведующие"}
    swaps |= {"директорам": "Директора", "управлению": "Управление", "отделу": "Отдел", "комитету": "Комитет"}
    swaps |= {"департаменту": "Департамент", "начальнику": "Начальник", "специалистам": "Специалисты"}
    swaps |= {"методистам": "Методисты", "методисту": "Методист", "министерству": "Министерство"}
    return f"{swaps.get(low, first)} {rest}".strip()


def begins_with_verb(text: str) -> bool:
    """«провести …», «не позднее мая разработать …»: the first word but for «не» is an infinitive."""
    return _verb(re.sub(r"^не\s+", "", text, flags=re.IGNORECASE), 0) == 0


def _verb(text: str, start: int) -> int | None:
    for verb in _INFINITIVE.finditer(text, start):
        if not _NO_VERB.fullmatch(verb[0]) and not verb[0].casefold().endswith(("ость", "асть")):
            return verb.start()
    return None


def _name(head: str, start: int) -> str:
    """The addressee alone: up to what is said of the deadline, of the grounds and of the recommendation."""
    name = head[start:]
    cut = re.search(
        r",?\s+(?:(?:настоятельно\s+)?рекоменд|предлага|необходимо|следует|поруч|используя|с\s+учётом|с\s+учетом"
        r"|в\s+срок|до\s+\d|не\s+позднее|не\s+позже|в\s+целях|на\s+основании|\(срок)",
        name,
        re.IGNORECASE,
    )
    return trimmed((name[: cut.start()] if cut else name).strip(" ("))
