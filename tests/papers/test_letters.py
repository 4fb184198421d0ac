"""Letters of invitation: what they say, and that a mail program reads the same."""

import email
import email.policy
from datetime import date
from pathlib import Path

from core.letters import Addressee, Letter, Sender, letter
from papers.letters import ALL, write_letters

LINK = "https://t.me/vsoko_bot?start=abc"
TO = Addressee("МБДОУ № 7 «Ласточка»", "Иванова Мария Петровна", "sad7@kaluga.ru", LINK)
TWIN = ("Сад _Б_.txt", "Сад _Б_.eml")
SENDER = Sender("Управление образования города Калуги", "+7 4842 50-00-00")


def a_letter(**other: str) -> Letter:
    return letter(TO, SENDER, "Решение о ВСОКО", date(2020, 9, 1))


def test_it_says_what_why_where_until_when_and_whom_to_call() -> None:
    lines = a_letter().body.splitlines()
    assert 6 <= len(lines) <= 8
    assert lines[0] == "Здравствуйте, Мария Петровна!"
    for words in ("«Решение о ВСОКО»", LINK, "1 сентября 2020 года", "+7 4842 50-00-00", TO.organisation):
        assert any(words in line for line in lines), words


def test_what_is_not_known_is_not_said() -> None:
    to = Addressee("Сад", "Иванова М. П.", "", LINK)
    said = letter(to, Sender("Управление")).body
    assert said.startswith("Здравствуйте!")
    assert "«»" not in said
    assert "None" not in said
    assert 6 <= len(said.splitlines()) <= 8


def test_a_mail_program_reads_the_same(tmp_path: Path) -> None:
    without = letter(Addressee("Сад «Б»", "", "", LINK), SENDER)
    twin = letter(Addressee("Сад <Б>", "", "a@b.ru, c@d.ru", LINK), SENDER)
    assert write_letters([a_letter(), without, twin], tmp_path / "письма") == 2
    names = sorted(path.name for path in (tmp_path / "письма").iterdir())
    assert names == sorted(
        [ALL, *(f"МБДОУ № 7 «Ласточка».{e}" for e in ("txt", "eml")), "Сад «Б».txt", *TWIN]
    )
    raw = (tmp_path / "письма" / "МБДОУ № 7 «Ласточка».eml").read_bytes()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert (mail["To"], mail["X-Unsent"]) == ("sad7@kaluga.ru", "1")
    assert mail["Subject"] == a_letter().subject
    body = mail.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == a_letter().body
    assert all(len(line) <= 998 for line in raw.splitlines())
    whole = (tmp_path / "письма" / ALL).read_text("utf-8-sig")
    assert whole.count(LINK) == 3
    text = (tmp_path / "письма" / "МБДОУ № 7 «Ласточка».txt").read_text("utf-8-sig")
    assert a_letter().body in text


def test_a_name_can_add_no_header(tmp_path: Path) -> None:
    forged = letter(Addressee("Сад\r\nBcc: all@x.ru", "", "a@b.ru\nCc: c@d.ru", LINK), SENDER)
    write_letters([forged], tmp_path)
    mail = email.message_from_bytes(next(tmp_path.glob("*.eml")).read_bytes(), policy=email.policy.default)
    assert mail["Bcc"] is None
    assert mail["Cc"] is None
