"""`make gallery`: every screen as the chat page shows it, a sheet for each conversation, into docs/gallery/.

The page's own bubble.js and style sheets draw them, so the gallery can't differ from what people see.
"""

import json
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

import sandbox.page
from sandbox.texts import read
from screens.render import SCREENS, render
from tests.gallery.samples import samples
from tests.page.conftest import find_chromium

OUT = Path(__file__).parents[2] / "docs" / "gallery"
STATIC = Path(sandbox.page.__file__).parent / "static"
STYLES = ("colours", "layout", "controls", "chat")
ORIGIN = "http://gallery.invalid"  # served from the disk by the route below; nothing goes out
SHEET = "".join(f'<link rel="stylesheet" href="/page/static/css/{name}.css">' for name in STYLES)
TYPES = {".css": "text/css", ".js": "text/javascript", ".html": "text/html"}
COLUMNS = """
body { height: auto; background: var(--ground); }
main { columns: 3; column-gap: 20px; padding: 20px; width: 1120px; }
figure { margin: 0 0 22px; break-inside: avoid; }
figcaption { margin-bottom: 6px; color: var(--soft); font-size: 14px; }
* { box-shadow: none !important; }
figure .message, figure .message:has(.inline) { width: auto; max-width: none; }
"""
DRAW = """async (screens) => {
    const { bubble } = await import('/page/static/js/bubble.js');
    const acts = { say() {}, tap() {}, isWaiting: () => false };
    const main = document.createElement('main');
    document.body.append(main);
    screens.forEach((screen, id) => {
        const title = document.createElement('figcaption');
        title.textContent = screen.title;
        const figure = document.createElement('figure');
        figure.append(title, bubble({ ...screen, id, at: '2020-08-12T10:00:00+03:00' }, acts));
        main.append(figure);
    });
}"""


def main() -> int:
    """Draw all sheets and the page that shows them."""
    conversations = samples()
    drawn = {type(view) for shown in conversations.values() for _, view in shown}
    if missing := sorted(view.__name__ for view in SCREENS.keys() - drawn):
        print(
            f"gallery: no sample of {', '.join(missing)}: add it to tests/gallery/samples.py", file=sys.stderr
        )
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    lines = [
        "# Все экраны бота",
        "",
        "Страницу рисует `make gallery` из самих экранов: править её руками бесполезно.",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-lcd-text"]
        )
        page = browser.new_page(viewport={"width": 1120, "height": 900}, reduced_motion="reduce")
        page.route("**/*", _serve)
        for number, (title, shown) in enumerate(conversations.items(), 1):
            name = f"{number}.png"
            _sheet(page, [{"title": words, **_message(view)} for words, view in shown], OUT / name)
            lines += ["", f"## {title}", "", f"![{title}: {'; '.join(w for w, _ in shown)}]({name})"]
        browser.close()
    (OUT / "README.md").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{OUT / 'README.md'}: {sum(map(len, conversations.values()))} screens")
    return 0


def _message(view: Any) -> dict[str, Any]:
    """A view as the page gets a message: through the same parser as Telegram's stand-in."""
    screen = render(view)
    words = read(screen.text, "HTML")
    rows = [[{"text": b.text, "data": b.data, "url": None} for b in row] for row in screen.rows]
    return {
        "own": False,
        "text": words.text,
        "entities": words.entities,
        "buttons": rows,
        "kind": "text",
        "file": None,
        "about": "",
        "edited": False,
    }


def _sheet(page: Page, screens: list[dict[str, Any]], target: Path) -> None:
    page.goto(f"{ORIGIN}/")
    page.evaluate(DRAW, json.loads(json.dumps(screens)))
    page.locator("main").screenshot(path=target)


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    if path == "/":
        body = f'<!doctype html><html lang="ru"><meta charset="utf-8">{SHEET}<style>{COLUMNS}</style><body>'
        route.fulfill(body=body, content_type="text/html; charset=utf-8")
        return
    found = STATIC / path.removeprefix("/page/static/")
    if path.startswith("/page/static/") and found.is_file():
        route.fulfill(body=found.read_bytes(), content_type=TYPES[found.suffix])
    else:
        route.fulfill(status=404)


if __name__ == "__main__":
    sys.exit(main())
