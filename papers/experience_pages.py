"""Published experience as a folder of pages, packed: for the department's site, or from a disk.

No scripts and nothing from elsewhere; every word of people is escaped; links lead to ``http`` and ``https``
only. The pages name each other by relative names, so they open wherever the folder lies, and print well.
"""

from datetime import datetime
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from core.experience import Offer
from core.experience_papers import ExperienceDigest, showing
from papers.harmless import printable
from papers.whole_file import ExportError, whole_file

FOLDER = "opyt"
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
STYLE = """body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff;
  font: 1.05rem/1.55 "PT Serif", Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid #bbb; }
li { margin: .6rem 0; }
a { color: #1a4a8a; }
.who, .day { color: #555; }
.words { white-space: pre-line; }
dt { font-weight: bold; margin-top: 1rem; }
dd { margin-left: 0; white-space: pre-line; }
@media print {
  body { margin: 0; max-width: none; font-size: 12pt; }
  nav { display: none; }
  li, dl { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""


def write_pages(digest: ExperienceDigest, path: Path) -> int:
    """Write the .zip; how many pieces are in it. ExportError with one plain line."""
    if path.suffix.lower() != ".zip":
        raise ExportError(f"{path.name}: имя архива должно кончаться на .zip")
    pages = {"style.css": STYLE, "index.html": _index(digest)}
    pages |= {_name(offer): _page(digest, offer) for offer in digest.offers}
    with whole_file(path) as draft, ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        for name, words in pages.items():
            archive.writestr(_info(f"{FOLDER}/{name}", digest.made_at), words.encode())
    return len(digest.offers)


def _index(digest: ExperienceDigest) -> str:
    body = ["<h1>Успешный опыт организаций</h1>", f'<p class="who">{_esc(digest.department)}</p>']
    for category, offers in digest.categories.items():
        body.append(f"<h2>{_esc(category)}</h2>\n<ul>")
        body += [
            f'<li><a href="{_name(offer)}">{_esc(offer.title)}</a><br>'
            f'<span class="who">{_esc(_who(offer))}</span></li>'
            for offer in offers
        ]
        body.append("</ul>")
    if not digest.offers:
        body.append("<p>Опубликованного опыта пока нет.</p>")
    return _whole("Успешный опыт организаций", body, digest.made_at)


def _page(digest: ExperienceDigest, offer: Offer) -> str:
    facts = [("Описание", _esc(offer.description)), ("Результат", _esc(offer.result))]
    if offer.link:
        facts.append(("Подробнее", _link(offer.link)))
    if ready := showing(offer):
        facts.append(("Готовность показать", _esc(ready)))
    body = [
        '<nav><a href="index.html">Все описания</a></nav>',
        f"<h1>{_esc(offer.title)}</h1>",
        f'<p class="who">{_esc(_who(offer))}<br>{_esc(offer.category_text)}</p>',
        "<dl>",
        *(f"<dt>{name}</dt>\n<dd>{words}</dd>" for name, words in facts),
        "</dl>",
    ]
    return _whole(offer.title, body, digest.made_at)


def _whole(title: str, body: list[str], made_at: datetime) -> str:
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="ru">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_esc(title)}</title>",
            '<link rel="stylesheet" href="style.css">',
            "</head>",
            "<body>",
            *body,
            f'<p class="day">Составлено {made_at:%d.%m.%Y}.</p>',
            "</body>",
            "</html>",
            "",
        ]
    )


def _who(offer: Offer) -> str:
    return f"{offer.organisation.name}. Автор: {offer.author}" if offer.author else offer.organisation.name


def _link(address: str) -> str:
    shown = _esc(address)
    if not address.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{shown}" rel="noopener noreferrer nofollow">{shown}</a>'


def _name(offer: Offer) -> str:
    return f"opyt-{offer.id}.html"


def _esc(words: str) -> str:
    return escape(printable(words), quote=True)


def _info(name: str, at: datetime) -> ZipInfo:
    info = ZipInfo(name, at.timetuple()[:6] if at.year >= 1980 else (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o644 << 16
    info.compress_type = ZIP_DEFLATED
    return info
