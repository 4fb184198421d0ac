"""Only this machine's own browser may reach the page; a second start and a taken port get a plain word."""

import http.client
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.page.running import trying

NO_STRANGERS = [
    {"Host": "rebound.example"},
    {"Host": "127.0.0.1.example.com"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
]


def ask(
    address: str, method: str, path: str, headers: dict[str, str], body: bytes | None = None
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request, with just these headers."""
    where = urlsplit(address)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=20)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def own(address: str) -> dict[str, str]:
    """The headers of a request from the page itself."""
    return {"Origin": address.rstrip("/")}


@pytest.mark.parametrize("headers", NO_STRANGERS, ids=lambda headers: str(next(iter(headers.values()))))
def test_other_sites_get_nothing(shared_address: str, headers: dict[str, str]) -> None:
    assert ask(shared_address, "GET", "/page/state", headers)[0] == 403
    assert ask(shared_address, "POST", "/page/bot", headers, b'{"do":"kill"}')[0] == 403


def test_a_post_without_an_origin_is_no_browser_s(shared_address: str) -> None:
    assert ask(shared_address, "POST", "/page/bot", {}, b'{"do":"kill"}')[0] == 403


def test_everything_has_the_strict_headers(shared_address: str) -> None:
    for path in ("/", "/page/state", "/page/static/js/main.js", "/nothing-here"):
        _, headers, _ = ask(shared_address, "GET", path, {})
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_but_the_page_s_own_files_is_served(shared_address: str) -> None:
    for path in ("/page/static/../site.py", "/page/static/%2e%2e/site.py", "/page/static/", "/page/files/x"):
        assert ask(shared_address, "GET", path, {})[0] == 404


@pytest.mark.parametrize(
    ("path", "body", "word"),
    [
        ("/page/people/1/say", {"text": "x"}, "Такого человека"),
        ("/page/people/900000001/say", {"text": " "}, "пустое"),
        ("/page/people/900000001/say", {"text": "ж" * 4097}, "длиннее 4096"),
        ("/page/people/900000001/tap", {"message": 1, "data": "x"}, "Такой кнопки"),
        ("/page/people", {"name": ""}, "Назовите"),
        ("/page/weather", {"delay": 1e9}, "Задержка"),
        ("/page/weather", {"too_many": 60, "bad_gateway": 60}, "вместе"),
        ("/page/clock", {"speed": 0}, "Скорость"),
        ("/page/clock", {"speed": "nan"}, "Скорость"),
        ("/page/bot", {"do": "sing"}, "непонятен"),
    ],
)
def test_nonsense_gets_a_plain_word(
    shared_address: str, path: str, body: dict[str, object], word: str
) -> None:
    status, _, answer = ask(shared_address, "POST", path, own(shared_address), json.dumps(body).encode())
    assert (status, word in json.loads(answer)["error"]) == (409, True), answer.decode()


def test_a_broken_body_gets_a_plain_word_as_well(shared_address: str) -> None:
    for body in (b"{", b"[]", b'"x"'):
        status, _, answer = ask(shared_address, "POST", "/page/weather", own(shared_address), body)
        assert status == 409
        assert "непонят" in json.loads(answer)["error"]


def test_the_token_is_nowhere(shared_address: str) -> None:
    _, _, state = ask(shared_address, "GET", "/page/state", {})
    assert b"123456:" not in state


def test_a_second_try_on_the_same_port_says_where_the_first_is(shared_address: str) -> None:
    ended = start_on(urlsplit(shared_address).port)
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines() == [
        f"`try` is running already: open {shared_address}, or start another one with --port 0"
    ]


def test_a_port_taken_by_another_program_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ended = start_on(other.getsockname()[1])
    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "is taken by another program" in ended.stderr
    assert "--port" in ended.stderr


def test_a_port_that_is_none_is_a_wrong_argument() -> None:
    assert start_on(70_000).returncode == 2


def test_the_settings_of_a_real_bot_are_left_alone(tmp_path: Path) -> None:
    real = tmp_path / "real.db"
    (tmp_path / ".env").write_text(f"DATABASE_URL=sqlite+aiosqlite:///{real}\nBOT_TOKEN=1:real\n", "utf-8")
    with trying(tmp_path) as address:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            backstage = json.loads(ask(address, "GET", "/page/state", {})[2])["backstage"]
            if backstage["state"] == "running" and backstage["invitations"]:
                break
            time.sleep(0.5)
        else:
            raise AssertionError(backstage["why"] or "the bot didn't start")
    assert not real.exists()


def start_on(port: int | None) -> subprocess.CompletedProcess[str]:
    """`try` on that port, which is expected to end by itself."""
    command = [sys.executable, "-m", "bot", "try", "--no-browser", "--port", str(port)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)
