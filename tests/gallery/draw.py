"""`make gallery`: every screen as the chat page shows it, on one page: docs/gallery.html.

The page's own bubble.js and style sheets draw the screens of the snapshots, so the gallery can't differ from
what people see. It is one file of plain HTML: no script in it, nothing fetched, and a change reads as a diff.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

import sandbox.page
from core.views import View
from sandbox.texts import read
from screens.render import SCREENS, render
from tests.gallery.paper import CONVERSATIONS, DRAW, PAPER, STYLES
from tests.page.conftest import find_chromium
from tests.screens.gallery import gallery

OUT = Path(__file__).parents[2] / "docs" / "gallery.html"
STATIC = Path(sandbox.page.__file__).parent / "static"
ORIGIN = "http://gallery.invalid"  # served from the disk by the route below; nothing goes out


def main() -> int:
    """Draw the page."""
    views = gallery()
    if missing := SCREENS.keys() - {type(view) for view in views.values()}:
        names = ", ".join(sorted(view.__name__ for view in missing))
        print(f"gallery: no example of {names}: add it to tests/screens/gallery", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", _serve)
        page.goto(f"{ORIGIN}/")
        sections = [_section(page, title, shown) for title, shown in _by_conversation(views).items()]
        browser.close()
    styles = "\n".join((STATIC / "css" / f"{name}.css").read_text("utf-8") for name in STYLES)
    OUT.write_text(PAPER.format(styles=styles, sections="\n".join(sections), count=len(views)), "utf-8")
    print(f"{OUT}: {len(views)} screens, {OUT.stat().st_size // 1024} KB")
    return 0


def _by_conversation(views: dict[str, View]) -> dict[str, dict[str, View]]:
    found: dict[str, dict[str, View]] = defaultdict(dict)
    for name, view in views.items():
        first = name.split()[0]
        title = next((title for title, firsts in CONVERSATIONS.items() if first in firsts), "Прочее")
        found[title][name] = view
    return {title: found[title] for title in (*CONVERSATIONS, "Прочее") if found[title]}


def _section(page: Page, title: str, shown: dict[str, View]) -> str:
    screens = [{"name": name, **_message(view)} for name, view in shown.items()]
    return f"<h2>{title}</h2>\n{page.evaluate(DRAW, screens)}"


def _message(view: Any) -> dict[str, Any]:
    """A view as the page gets a message: through the same parser as Telegram's stand-in."""
    screen = render(view)
    words = read(screen.text, "HTML")
    rows = [[{"text": b.text, "data": b.data, "url": None} for b in row] for row in screen.rows]
    entities = [entity for entity in words.entities if entity["type"] != "bot_command"]  # nothing to tap here
    return {"own": False, "text": words.text, "entities": entities, "buttons": rows, "kind": "text"}


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    found = STATIC / path.removeprefix("/page/static/")
    if path == "/":
        route.fulfill(body="<!doctype html>", content_type="text/html; charset=utf-8")
    elif path.startswith("/page/static/js/") and found.is_file():
        route.fulfill(body=found.read_bytes(), content_type="text/javascript")
    else:
        route.fulfill(status=404)


if __name__ == "__main__":
    sys.exit(main())
