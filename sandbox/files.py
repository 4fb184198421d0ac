"""Files of both directions, kept in memory byte for byte."""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass

from sandbox.errors import JSON, bad_request

MAX_UPLOAD = 50 * 1024 * 1024  # bytes that a bot may send
MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024  # bytes that a bot may fetch
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
_THUMBNAIL = b"\xff\xd8\xff\xe0 a thumbnail: whoever stores this has taken the wrong size of a photo"
_FOLDERS = {"photo": "photos", "voice": "voice", "video": "videos", "sticker": "stickers"}


@dataclass(slots=True)
class StoredFile:
    """One file; `size` may exceed the bytes kept, so that a test can send 30 MB without holding them."""

    file_id: str
    unique_id: str
    kind: str  # photo, document, voice, video, sticker
    path: str
    name: str
    mime: str
    content: bytes
    size: int
    gone: bool = False
    thumbnail: StoredFile | None = None  # of a photo

    def handle(self) -> JSON:
        """The fields that every kind of file shares."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class FileStore:
    """All files of one stand-in, by id and by the path for downloading."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(
        self, kind: str, content: bytes, *, name: str = "", mime: str = "", size: int | None = None
    ) -> StoredFile:
        """Keep a file under new ids; `size` in bytes pretends that it is larger than its content."""
        stored = self._add(kind, content, name, mime, size)
        if kind == "photo":
            stored.thumbnail = self._add(kind, _THUMBNAIL, "", mime, None)
        return stored

    def _add(self, kind: str, content: bytes, name: str, mime: str, size: int | None) -> StoredFile:
        number = len(self._by_id)
        suffix = name.rpartition(".")[2].lower() if "." in name else "jpg" if kind == "photo" else "bin"
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}.{suffix if suffix.isalnum() else 'bin'}"
        prefix = "AgACAgIAAxk" if kind == "photo" else "BQACAgIAAxk"
        stored = StoredFile(
            file_id=prefix + self._token(56), unique_id="AQAD" + self._token(11), kind=kind, path=path,
            name=name, mime=mime, content=content, size=len(content) if size is None else size,
        )  # fmt: skip
        self._by_id[stored.file_id] = stored
        self._by_path[path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """The file of an id; ApiError 400 if there is none or it has vanished."""
        stored = self._by_id.get(file_id)
        if stored is None or stored.gone:
            bad_request("wrong file_id or the file is temporarily unavailable")
        return stored

    def at(self, path: str) -> StoredFile | None:
        """The file to download from a `file_path`, unless it has vanished or is too big to be fetched."""
        stored = self._by_path.get(path)
        return None if stored is None or stored.gone or stored.size > MAX_DOWNLOAD else stored

    def vanish(self, file_id: str) -> None:
        """From now on the file can be neither asked for nor downloaded."""
        self.find(file_id).gone = True

    def _token(self, length: int) -> str:
        return "".join(self._rng.choices(_ALPHABET, k=length))


def is_picture(content: bytes) -> bool:
    """Whether Telegram would take the bytes for a photo: JPEG, PNG, GIF, WebP or BMP by their first bytes."""
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM")) or (
        content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    )


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG; for the rest a phone's usual 1280 × 960: nobody reads them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    return 1280, 960
