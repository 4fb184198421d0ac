"""A proxy on this machine: HTTP (CONNECT) and SOCKS5, open or with a password; it can be shut and opened."""

import asyncio
import base64
import contextlib
import ipaddress
from collections.abc import Iterator


class Proxy:
    """Serves while the context is entered; ``tunnels`` counts what it has let through."""

    def __init__(self, password: str = "") -> None:
        self.tunnels = 0
        self.port = 0
        self._password = password  # of the user «bot»
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Listen; on the same port as before, if there was one."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close the door and every tunnel."""
        assert self._server is not None
        self._server.close()
        for writer in set(self._open):
            writer.transport.abort()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with self._kept(writer), contextlib.suppress(OSError, asyncio.IncompleteReadError):
            first = await reader.readexactly(1)
            where = await (self._socks(reader, writer) if first == b"\x05" else self._http(reader, writer))
            if where is not None:
                self.tunnels += 1
                there = await asyncio.open_connection(*where)
                with self._kept(there[1]):
                    await asyncio.gather(_pump(reader, there[1]), _pump(there[0], writer))

    @contextlib.contextmanager
    def _kept(self, writer: asyncio.StreamWriter) -> Iterator[None]:
        self._open.add(writer)
        try:
            yield
        finally:
            self._open.discard(writer)
            writer.close()

    async def _http(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[str, int] | None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        wanted = base64.b64encode(f"bot:{self._password}".encode()).decode()
        if self._password and f"Basic {wanted}" not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return None
        host, _, port = head.split()[1].rpartition(":")
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return host, int(port)

    async def _socks(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[str, int] | None:
        methods = await reader.readexactly((await reader.readexactly(1))[0])
        method = 2 if self._password else 0
        writer.write(bytes([5, method if method in methods else 0xFF]))
        if method not in methods:
            return None
        if method == 2:
            await reader.readexactly(1)
            await reader.readexactly((await reader.readexactly(1))[0])
            given = await reader.readexactly((await reader.readexactly(1))[0])
            is_right = given.decode() == self._password
            writer.write(bytes([1, 0 if is_right else 1]))
            if not is_right:
                return None
        _, _, _, kind = await reader.readexactly(4)
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = str(ipaddress.ip_address(await reader.readexactly(4 if kind == 1 else 16)))
        port = int.from_bytes(await reader.readexactly(2), "big")
        writer.write(bytes([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
        return host, port


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
        writer.write_eof()
