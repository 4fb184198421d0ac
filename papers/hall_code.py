"""The QR code for the screen in the hall."""

from io import BytesIO

import segno

SCALE = 16  # pixels a module: sharp on a projector


def hall_png(link: str) -> bytes:
    """As PNG, with the quiet zone that scanners want."""
    out = BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=SCALE, border=4)
    return out.getvalue()
