"""`quarantine` as a process: exit codes, one line of why, and no aiogram for it."""

from pathlib import Path

import pytest

from bot.quarantine import harmless, last_line
from tests.house.processes import run_bot
from tests.house.test_imports import modules_after

DATABASE_ERROR = """Traceback (most recent call last):
  File "sqlalchemy/engine/base.py", line 1, in _execute
sqlite3.OperationalError: no such column: people.nick

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "bot/worker.py", line 1, in _work
sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such column: people.nick
[SQL: INSERT INTO people (name) VALUES (?)]
[parameters: ('Иванова Мария Петровна',)]
(Background on this error at: https://sqlalche.me/e/20/e3q8)
"""


def test_an_empty_quarantine_is_no_failure(tmp_path: Path) -> None:
    for arguments in (("list",), ("list", "--full"), ("retry", "--all"), ("drop", "--all")):
        done = run_bot(tmp_path, "quarantine", *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, "nothing is in quarantine\n", "")


def test_what_isn_t_there_is_one_line_and_exit_1(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "quarantine", "retry", "17")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "not in quarantine: 17\n")


def test_no_number_and_a_wrong_one_are_exit_2(tmp_path: Path) -> None:
    for arguments in (("retry",), ("drop",), ("drop", "17", "--all"), ("retry", "x"), ("retry", "p5")):
        done = run_bot(tmp_path, "quarantine", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"quarantine {arguments[0]}: ")
        assert done.stderr.count("\n") == 1


def test_it_loads_no_aiogram() -> None:
    assert "aiogram" not in modules_after("import bot.quarantine")


def test_the_line_that_names_a_database_s_error_is_found_among_its_many() -> None:
    line = last_line(DATABASE_ERROR)
    assert line == "sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such column: people.nick"


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        ("KeyError: 'acts'", "KeyError: …"),
        ("ValueError: not a float: 'Иванова'", "ValueError: not a float: …"),
        ("ValueError: Иванова Мария Петровна has no number", "ValueError: …has no number"),
        ("ValueError: +79101234567 is no date", "ValueError: +… is no date"),
        ("AssertionError", "AssertionError"),
        ("", "no reason is known"),
    ],
)  # fmt: skip
def test_what_a_person_may_have_written_is_left_out(error: str, shown: str) -> None:
    assert harmless(last_line(error)) == shown
