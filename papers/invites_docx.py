"""The invitations to be printed and cut: a card for each kindergarten, with its QR code and how to begin."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from docx.shared import Mm, Pt

from papers.harmless import printable
from papers.invites import Invite
from papers.office_paper import CENTRE, new_paper
from papers.whole_file import ExportError, whole_file

QR = 38  # mm: read by an old phone from the length of an arm
PER_PAGE = 5
STEPS = (
    "1. Наведите камеру телефона на код или наберите ссылку.\n"
    "2. Нажмите «Открыть в Telegram», затем «Начать».\n"
    "3. Проверьте название своей организации.\n"
    "Ссылка личная: не пересылайте её другим организациям."
)


def write_invites_docx(invites: Sequence[Invite], department: str, path: Path) -> int:
    """Write the sheet, four cards a page; how many. ExportError with one plain line."""
    if path.suffix.lower() != ".docx":
        raise ExportError(f"{path.name}: имя листа должно кончаться на .docx")
    paper = new_paper("Приглашения", size=12)
    for number, invite in enumerate(invites):
        _card(paper, invite, department)
        if number % PER_PAGE == PER_PAGE - 1 and number + 1 < len(invites):
            paper.add_page_break()
        else:
            paper.add_paragraph()
    with whole_file(path) as draft:
        paper.save(str(draft))
    return len(invites)


def _card(paper: Any, invite: Invite, department: str) -> None:
    card = paper.add_table(rows=1, cols=2, style="Table Grid")
    card.autofit = False
    code, words = card.rows[0].cells
    for column, cell, width in ((0, code, QR + 8), (1, words, 119)):
        card.columns[column].width = cell.width = Mm(width)
    code.paragraphs[0].alignment = CENTRE
    code.paragraphs[0].add_run().add_picture(_qr(invite.link), width=Mm(QR))
    first = words.paragraphs[0]
    first.add_run(printable(invite.kindergarten)).bold = True
    first.add_run("\n" + printable(department)).font.size = Pt(10)
    link = words.add_paragraph()
    link.add_run(invite.link).font.size = Pt(11)
    words.add_paragraph().add_run(STEPS).font.size = Pt(10)
    if invite.status == "used":
        words.add_paragraph().add_run("Уже зарегистрированы.").font.size = Pt(10)


def _qr(link: str) -> BytesIO:
    out = BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=8, border=2)
    out.seek(0)
    return out
