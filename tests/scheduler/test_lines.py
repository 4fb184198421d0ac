"""Connections kept alive: an answer belongs to the call that asked for it, and to no other one."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from yarl import URL

from scheduler.calling import Caller, Unreached, lines_to
from scheduler.lines import Lines

OK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b"
CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
HANG_UP = b""
SOON = 5.0


class Server:
    """Says to each request the next of ``answers``, one or several of them; nothing where there is none."""

    def __init__(self) -> None:
        self.address = ""
        self.answers: list[tuple[bytes, ...]] = []
        self.requests: list[bytes] = []
        self.asked = asyncio.Event()
        self.connections: list[asyncio.Transport] = []

    def will_say(self, *answers: bytes | tuple[bytes, ...]) -> None:
        self.answers += [answer if isinstance(answer, tuple) else (answer,) for answer in answers]


class Connection(asyncio.Protocol):
    def __init__(self, server: Server) -> None:
        self._server = server
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._server.connections.append(transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, _, body = self._received.partition(b"\r\n\r\n")
        if len(body) < int(head.split(b"Content-Length: ")[1].split()[0]):
            return
        self._server.requests.append(self._received)
        self._server.asked.set()
        self._received = b""
        for said in self._server.answers.pop(0) if self._server.answers else ():
            if said == HANG_UP:
                self._transport.close()
            else:
                self._transport.write(said)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    listening = await asyncio.get_running_loop().create_server(lambda: Connection(made), "127.0.0.1", 0)
    made.address = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield made
    listening.close()
    for connection in made.connections:
        connection.abort()


@pytest.fixture
async def lines(server: Server) -> AsyncIterator[Lines]:
    made = Lines(URL(server.address))
    yield made
    made.close()


async def test_one_connection_serves_call_after_call(server: Server, lines: Lines) -> None:
    server.will_say(OK % (1, b"1"), OK % (1, b"2"))
    assert await lines.post(b"/bot1:x/a", b'{"n":1}', SOON) == (200, b"1")
    assert await lines.post(b"/bot1:x/b", "{«»}".encode(), SOON) == (200, b"2")
    assert len(server.connections) == 1
    assert server.requests[1].startswith(b"POST /bot1:x/b HTTP/1.1\r\nHost: 127.0.0.1:")
    assert server.requests[1].endswith("\r\n\r\n{«»}".encode())


async def test_calls_at_the_same_time_have_a_connection_each(server: Server, lines: Lines) -> None:
    server.will_say(OK % (1, b"x"), OK % (1, b"x"), OK % (1, b"x"))
    assert await asyncio.gather(*(lines.post(b"/", b"", SOON) for _ in range(3))) == [(200, b"x")] * 3
    assert len(server.connections) == 3


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (CHUNKED, (200, b"abcde")),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK % (2, b"{}"), (200, b"{}")),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\n<h1>", (502, b"<h1>")),
        (b"HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n", (429, b"")),
    ],
)
async def test_every_form_of_an_answer(
    server: Server, lines: Lines, answer: bytes, expected: tuple[int, bytes]
) -> None:
    server.will_say(answer, OK % (4, b"next"))
    assert await lines.post(b"/", b"{}", SOON) == expected
    assert await lines.post(b"/", b"{}", SOON) == (200, b"next")
    assert len(server.connections) == 1


async def test_an_answer_without_a_length_ends_with_the_connection(server: Server, lines: Lines) -> None:
    server.will_say((b"HTTP/1.1 200 OK\r\n\r\nall of it", HANG_UP))
    assert await lines.post(b"/", b"{}", SOON) == (200, b"all of it")


async def test_a_server_that_hangs_up_is_called_anew(server: Server, lines: Lines) -> None:
    server.will_say(CLOSING, (OK % (2, b"[]"), HANG_UP), OK % (2, b"{}"))
    assert await lines.post(b"/", b"{}", SOON) == (200, b"{}")
    assert await lines.post(b"/", b"{}", SOON) == (200, b"[]")
    await asyncio.sleep(0.05)  # until its end has come; a call before it would be an error, as everywhere
    assert await lines.post(b"/", b"{}", SOON) == (200, b"{}")
    assert len(server.connections) == 3


@pytest.mark.parametrize("answer", [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", OK % (9, b"half"), HANG_UP])
async def test_no_answer_is_an_error_and_is_never_asked_for_twice(
    server: Server, lines: Lines, answer: bytes
) -> None:
    server.will_say((answer, HANG_UP), OK % (4, b"next"))
    with pytest.raises(aiohttp.ClientError):
        await lines.post(b"/", b"{}", SOON)
    assert len(server.requests) == 1
    assert await lines.post(b"/", b"{}", SOON) == (200, b"next")
    assert len(server.connections) == 2


async def test_an_answer_that_comes_too_late_is_nobody_s(server: Server, lines: Lines) -> None:
    with pytest.raises(TimeoutError):
        await lines.post(b"/", b"{}", 0.2)
    server.connections[0].write(OK % (4, b"late"))
    server.will_say(OK % (4, b"mine"))
    assert await lines.post(b"/", b"{}", SOON) == (200, b"mine")
    assert len(server.connections) == 2


async def test_whoever_gives_up_leaves_no_line_behind(server: Server, lines: Lines) -> None:
    asked = asyncio.create_task(lines.post(b"/", b"{}", SOON))
    await server.asked.wait()
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    server.will_say(OK % (4, b"mine"))
    assert await lines.post(b"/", b"{}", SOON) == (200, b"mine")


async def test_what_nobody_asked_for_is_nobody_s_answer(server: Server, lines: Lines) -> None:
    server.will_say(OK % (1, b"1") + OK % (7, b"unasked"), OK % (4, b"mine"), OK % (4, b"also"))
    assert await lines.post(b"/", b"{}", SOON) == (200, b"1")
    assert await lines.post(b"/", b"{}", SOON) == (200, b"mine")
    server.connections[1].write(OK % (7, b"unasked"))
    await asyncio.sleep(0.05)
    assert await lines.post(b"/", b"{}", SOON) == (200, b"also")
    assert len(server.connections) == 3


async def test_a_caller_says_unreached_where_nobody_listens(server: Server) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base("http://127.0.0.1:1"))
    with pytest.raises(Unreached):
        await Caller(session, "1:x", lines_to(session)).call("getMe", {}, SOON)


async def test_a_caller_reads_the_answer(server: Server) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
    server.will_say(OK % (24, b'{"ok":true,"result":1  }'))
    answer = await Caller(session, "1:x", lines_to(session)).call("getMe", {}, SOON)
    assert (answer.ok, answer.result) == (True, 1)
    assert server.requests[0].startswith(b"POST /bot1:x/getMe HTTP/1.1")


async def test_a_proxy_or_a_password_in_the_address_is_left_to_aiohttp() -> None:
    behind = AiohttpSession(proxy="socks5://127.0.0.1:9")
    locked = AiohttpSession(api=TelegramAPIServer.from_base("http://me:word@127.0.0.1:9"))
    assert lines_to(behind) is None
    assert lines_to(locked) is None
    assert lines_to(AiohttpSession()) is not None
