"""Districts: what lists are narrowed by. A button carries a short key, for a name may be of any length."""

from collections.abc import Iterable
from zlib import crc32

from core.people import Organisation
from core.russian import name_key


def district_key(district: str) -> str:
    """The same for spellings that differ in case, spaces or «ё»; empty for no district."""
    plain = name_key(district)
    return f"{crc32(plain.encode()):08x}" if plain else ""


def districts_of(organisations: Iterable[Organisation]) -> tuple[str, ...]:
    """Every district once, in the spelling met first, by the alphabet."""
    return names_of(one.district for one in organisations)


def names_of(spellings: Iterable[str]) -> tuple[str, ...]:
    """The same from their names alone."""
    found: dict[str, str] = {}
    for one in spellings:
        if key := district_key(one):
            found.setdefault(key, " ".join(one.split()))
    return tuple(sorted(found.values(), key=name_key))


def named(organisations: Iterable[Organisation], key: str) -> str:
    """The district of that key; empty where there is none (any more)."""
    return next((one for one in districts_of(organisations) if district_key(one) == key), "")


def lies_in(organisation: Organisation, district: str) -> bool:
    """Whether a list narrowed to the district holds it; an empty district narrows nothing."""
    return not district or district_key(organisation.district) == district_key(district)
