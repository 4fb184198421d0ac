"""The Bot API's JSON: fast where it is as it should be, and nothing is lost where it is odd."""

from typing import Any

import pytest

from scheduler import plain_json

HALF_A_PAIR = "\ud83d"


def test_words_stay_what_they_are() -> None:
    raw = {"text": "Приказ № 1 ✅", "id": 2**63 - 1, "of": [1, None, True, 0.5]}
    assert plain_json.load(plain_json.dump(raw)) == raw


@pytest.mark.parametrize("odd", [HALF_A_PAIR, 10**30, -(2**64)])
def test_what_orjson_refuses_is_kept_all_the_same(odd: Any) -> None:
    dumped = plain_json.dump({"text": odd})
    assert dumped.decode().isascii(), "no database stores half of a pair as it is"
    assert plain_json.load(b'{"text": "\\ud83d"}') == {"text": HALF_A_PAIR}
    if isinstance(odd, str):
        assert plain_json.load(dumped) == {"text": odd}


@pytest.mark.parametrize("page", [b"<html>", b"", b"{", b"\xff"])
def test_a_page_is_no_json(page: bytes) -> None:
    with pytest.raises(ValueError):
        plain_json.load(page)
