"""Files between the page and the chats: up, checked for size while they come, and down, never executed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from sandbox.errors import ApiError
from sandbox.files import MAX_DOWNLOAD, is_picture
from sandbox.page.backstage import NotNow
from sandbox.page.people_routes import guest_of
from sandbox.page.requests import answer
from sandbox.page.room import Room

MOST_AT_ONCE = 10  # in an album
TOO_BIG = "Файл больше 20 МБ: боты Telegram таких не получают. Уменьшите его или пришлите ссылку."
_MIMES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp"}


@dataclass(slots=True)
class _Parcel:
    files: list[tuple[str, str, bytes]]  # name, MIME type, bytes
    caption: str = ""
    as_photo: bool = False


class FileRoutes:
    """Bound to one room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def add_to(self, app: web.Application) -> None:
        """``POST /page/people/{id}/files`` and ``GET /page/files/{file}``."""
        app.router.add_post("/page/people/{id}/files", self.send)
        app.router.add_get("/page/files/{file}", self.fetch)

    async def send(self, request: web.Request) -> web.Response:
        """One file or an album."""
        person = guest_of(self._room, request).person
        parcel = await _read(request)
        if not parcel.files:
            raise NotNow("Файл не выбран.")
        if len(parcel.files) > 1:
            album = [(name, content) for name, _, content in parcel.files]
            await person.send_album(album, caption=parcel.caption, react=False)
            return answer()
        name, mime, content = parcel.files[0]
        if parcel.as_photo and is_picture(content):
            await person.send_photo(content, parcel.caption, react=False)
        else:
            await person.send_document(name, content, mime=mime, caption=parcel.caption, react=False)
        return answer()

    async def fetch(self, request: web.Request) -> web.Response:
        """A file of a chat. Only pictures open in the page; anything else is a download."""
        try:
            stored = self._room.sandbox.telegram.files.find(request.match_info["file"])
        except ApiError:
            raise web.HTTPNotFound(text="no such file") from None
        headers = {"Cache-Control": "private, max-age=3600", "Content-Security-Policy": "sandbox"}
        if is_picture(stored.content) and (mime := _picture_type(stored.content)):
            return web.Response(body=stored.content, content_type=mime, headers=headers)
        name = quote(stored.name or "file", safe="")
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return web.Response(body=stored.content, content_type="application/octet-stream", headers=headers)


async def _read(request: web.Request) -> _Parcel:
    if not request.content_type.startswith("multipart/"):
        raise NotNow("Запрос непонятен.")
    parcel = _Parcel([])
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise NotNow("Запрос непонятен.")
        if part.name == "file":
            if len(parcel.files) >= MOST_AT_ONCE:
                raise NotNow(f"За один раз можно отправить не больше {MOST_AT_ONCE} файлов.")
            mime = part.headers.get("Content-Type", "application/octet-stream")
            parcel.files.append((part.filename or "файл", mime, await _content(part)))
        elif part.name == "caption":
            parcel.caption = (await part.text())[:1024]
        elif part.name == "photo":
            parcel.as_photo = await part.text() == "1"
    return parcel


async def _content(part: BodyPartReader) -> bytes:
    kept = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        kept += chunk
        if len(kept) > MAX_DOWNLOAD:
            raise NotNow(TOO_BIG)
    return bytes(kept)


def _picture_type(content: bytes) -> str:
    return next((mime for start, mime in _MIMES.items() if content.startswith(start)), "")
