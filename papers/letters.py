"""Letters as files: a .txt for each organisation, an .eml where there is an address, and one file of all."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from core.letters import Letter
from papers.harmless import printable
from papers.safe_names import Names, safe_name
from papers.whole_file import ExportError, whole_file

ALL = "Все письма.txt"
RULE = "\n\n" + "—" * 40 + "\n\n"


def write_letters(letters: Sequence[Letter], folder: Path) -> int:
    """Write them into the folder, made if need be; how many have an address. ExportError in one line."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(f"не удалось создать папку {folder}: {error.strerror}") from None
    names, addressed = Names(), 0
    names.new(ALL)
    for letter in letters:
        name = names.new(f"{safe_name(letter.organisation, 'организация', 70)}.txt")
        _write(folder / name, _as_text(letter).encode("utf-8-sig"))
        if letter.to:
            addressed += 1
            _write(folder / f"{name.removesuffix('.txt')}.eml", _as_mail(letter))
    _write(folder / ALL, RULE.join(map(_as_text, letters)).encode("utf-8-sig"))
    return addressed


def _as_text(letter: Letter) -> str:
    to = f"Кому: {printable(letter.to)}\n" if letter.to else ""
    words = f"{to}Тема: {_line(letter.subject)}\n\n{printable(letter.body)}\n"
    return words.replace("\n", "\r\n")  # Windows' own editor, too


def _as_mail(letter: Letter) -> bytes:
    """Opens in a mail program as a draft to be sent (``X-Unsent``)."""
    mail = EmailMessage(policy=SMTP)
    mail["To"] = _line(letter.to)
    mail["Subject"] = _line(letter.subject)
    mail["X-Unsent"] = "1"
    mail.set_content(printable(letter.body) + "\n", charset="utf-8", cte="base64")
    return mail.as_bytes()


def _line(text: str) -> str:
    """One line: a header ends at a line's end."""
    return " ".join(printable(text).split())


def _write(path: Path, content: bytes) -> None:
    with whole_file(path) as draft:
        draft.write_bytes(content)
