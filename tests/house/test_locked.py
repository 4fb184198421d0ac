"""The lock is whole, no secret is committed; and both looks see what they are for."""

import pytest

from tests.house import locked, secrets

HASH = "--hash=sha256:" + "0" * 64


def test_the_lock_is_whole() -> None:
    assert list(locked.mistakes()) == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("aiohttp==3.12.0", "has no hash"),
        (f"aiohttp>=3.12.0 {HASH}", "no pin"),
        ("aiohttp==3.12.0 --hash=md5:abc", "no hash"),
        (f"aiohttp @ https://example.org/aiohttp.whl {HASH}", "a place is named"),
        ("--trusted-host example.org", "a place is named"),
        ("-e .", "a place is named"),
    ],
)
def test_what_is_no_lock_is_seen(line: str, why: str) -> None:
    assert any(why in words for words in locked.pins(line + "\n")[1])


def test_a_refused_version_is_one() -> None:
    (found,) = locked.refusals("pillow<10.3.0  # a buffer overflow\n# a remark\n")
    assert found[0].name == "pillow"
    assert "10.2.0" in found[0].specifier
    assert found[1] == "a buffer overflow"


def test_nothing_secret_is_committed() -> None:
    assert secrets.main() == 0


def test_a_token_would_be_seen() -> None:
    telegram = "110201543:AAH" + "dqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    for line in (
        f"x = '{telegram}0'",
        "password = '" + "Zq8#kk20fLw'",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
    ):
        assert list(secrets.found_in(line)), line
