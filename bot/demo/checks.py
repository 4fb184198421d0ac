"""The table that the story ends with is opened and read, not trusted."""

from pathlib import Path

from openpyxl import load_workbook

from bot.demo.cast import CAST


def check_table(path: Path) -> None:
    """AssertionError where an organisation, a status or an answer of the story is missing."""
    book = load_workbook(path, read_only=True)
    cells = {
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
    }
    book.close()
    for part in CAST:
        assert any(part.name in cell for cell in cells), f"{part.name} is missing in the table"
    for word in ("Сделано", "В работе", "Не начинали"):
        assert word in cells, f"{word} is missing in the table"
    assert any("132/02-05" in cell for cell in cells), "the requisites are missing in the table"
    assert any("Не хватает образцов" in cell for cell in cells), "the difficulties are missing in the table"
