"""The commands as processes: exit codes, one-line errors, and nothing done twice."""

import os
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.settings import BUNDLED
from tests.house.processes import run_bot

ROSTER = (
    "Наименование;Руководитель;Телефон;Район\n"
    "МБДОУ № 7 «Ласточка»;Иванова Мария Петровна;+7 910 123-45-67;Ленинский\n"
    ";Никто;;\n"
    "МБДОУ № 12 «Солнышко»;Петрова Анна Сергеевна;;Октябрьский\n"
)
LINK = re.compile(r"https://t\.me/kindergarten_bot\?start=([A-Za-z0-9_-]{22})")


@pytest.fixture
def roster(tmp_path: Path) -> str:
    """A roster with two good rows and a bad one."""
    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return str(file)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder where the roster is in and the bundled decision is published."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    for command in (("roster", "import", "roster.csv"), ("decision", "publish", str(BUNDLED))):
        assert run_bot(folder, *command).returncode == 0
    return folder / "data"


@pytest.fixture
def installed(tmp_path: Path, prepared: Path) -> Path:
    """A folder with a copy of that."""
    shutil.copytree(prepared, tmp_path / "data")
    return tmp_path


def test_good_rows_go_in_and_bad_ones_are_told_with_their_number(tmp_path: Path, roster: str) -> None:
    done = run_bot(tmp_path, "roster", "import", roster)
    assert done.returncode == 0
    assert done.stdout == "Добавлено 2, изменено 0, без изменений 0, с ошибками 1\n"
    assert done.stderr == "строка 3: нет наименования\n"


def test_importing_twice_changes_nothing(tmp_path: Path, roster: str) -> None:
    run_bot(tmp_path, "roster", "import", roster)
    before = run_bot(tmp_path, "invites", "--csv").stdout
    again = run_bot(tmp_path, "roster", "import", roster)
    assert again.stdout == "Добавлено 0, изменено 0, без изменений 2, с ошибками 1\n"
    assert run_bot(tmp_path, "invites", "--csv").stdout == before


def test_a_dry_run_tells_and_keeps_nothing(tmp_path: Path, roster: str) -> None:
    done = run_bot(tmp_path, "roster", "import", roster, "--dry-run")
    assert (done.returncode, done.stdout) == (0, "Проверка: годных строк 2, с ошибками 1\n")
    assert run_bot(tmp_path, "invites").returncode == 1


@pytest.mark.parametrize(
    ("name", "text"), [("nowhere.csv", None), ("empty.csv", ""), ("picture.png", "\x89PNG")]
)
def test_a_roster_that_is_none_is_refused_in_one_line(tmp_path: Path, name: str, text: str | None) -> None:
    file = tmp_path / name
    if text is not None:
        file.write_text(text, encoding="utf-8")
    done = run_bot(tmp_path, "roster", "import", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


def test_links_are_the_same_on_each_call(installed: Path) -> None:
    first = run_bot(installed, "invites", "--csv")
    assert first.returncode == 0
    header, *lines = first.stdout.splitlines()
    assert header == "kindergarten,link,status"
    assert [line.split(",")[0] for line in lines] == ["МБДОУ № 7 «Ласточка»", "МБДОУ № 12 «Солнышко»"]
    assert [line.split(",")[2] for line in lines] == ["new", "new"]
    assert len(set(LINK.findall(first.stdout))) == 2
    assert run_bot(installed, "invites", "--csv").stdout == first.stdout
    assert LINK.findall(run_bot(installed, "invites").stdout) == LINK.findall(first.stdout)


def test_a_revoked_link_is_replaced_by_another_and_the_rest_stay(installed: Path) -> None:
    seventh, twelfth = LINK.findall(run_bot(installed, "invites").stdout)
    done = run_bot(installed, "revoke", 'мбдоу №7 "ласточка"')
    assert done.returncode == 0
    assert done.stdout.endswith(": 1 link revoked\n")
    new, same = LINK.findall(run_bot(installed, "invites").stdout)
    assert new != seventh
    assert same == twelfth


def test_revoking_what_nobody_knows_is_refused(installed: Path) -> None:
    done = run_bot(installed, "revoke", "Золотая рыбка")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "there is no organisation named 'Золотая рыбка'\n"


def test_invitations_without_a_roster_tell_what_to_do_first(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "invites")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "no organisations yet: run `roster import FILE` first\n"


def test_links_need_the_bots_name_or_its_token(installed: Path) -> None:
    done = run_bot(installed, "invites", BOT_USERNAME="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("BOT_TOKEN is missing")


def test_links_without_a_name_and_without_a_network_tell_what_to_set(installed: Path) -> None:
    away = {"BOT_USERNAME": "", "BOT_TOKEN": "1:dontshowme", "BOT_API_URL": "http://127.0.0.1:9"}
    done = run_bot(installed, "invites", **away)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "the bot's name isn't known: set BOT_USERNAME, or let Telegram be reached\n"


def test_a_good_decision_file_is_said_to_be_good(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "decision", "check", str(BUNDLED))
    assert (done.returncode, done.stderr) == (0, "")
    assert ": ok, 6 tasks, " in done.stdout
    assert "deadline 2020-09-01" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("publish", 2)])
def test_a_bad_decision_file_shows_all_its_mistakes(tmp_path: Path, command: str, code: int) -> None:
    text = BUNDLED.read_text(encoding="utf-8")
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        text.replace("deadline: 2020-09-01", "deadline: never").replace(
            "recommended: true", "recommended: so"
        ),
        encoding="utf-8",
    )
    done = run_bot(tmp_path, "decision", command, str(bad))
    assert (done.returncode, done.stdout) == (code, "")
    lines = done.stderr.splitlines()
    assert [re.sub(r".*bad\.yaml:\d+: (\w+):.*", r"\1", line) for line in lines] == [
        "deadline",
        "recommended",
    ]
    assert "expected a day like 2020-09-01" in lines[0]


def test_publishing_the_same_file_twice_publishes_once(installed: Path) -> None:
    done = run_bot(installed, "decision", "publish", str(BUNDLED))
    assert done.returncode == 0
    assert done.stdout == "vsoko_2020, version 1: was published before, nothing changed\n"


def test_a_changed_file_is_a_new_version(installed: Path) -> None:
    amended = installed / "amended.yaml"
    text = BUNDLED.read_text(encoding="utf-8")
    amended.write_text(text.replace("short_title: Решение о", "short_title: Решение по"), encoding="utf-8")
    done = run_bot(installed, "decision", "publish", str(amended))
    first, *more = done.stdout.splitlines()
    assert (done.returncode, first) == (0, "vsoko_2020, version 2: published")
    assert more == ["  Изменено: короткое название", "  people told: 0, sent reports opened again: 0"]


def test_a_meeting_is_checked_and_published_once(installed: Path) -> None:
    alone = str(BUNDLED.with_name("meeting-2020-08.yaml"))
    checked = run_bot(installed, "meeting", "check", alone)
    assert checked.returncode == 0
    assert checked.stdout == f"{alone}: ok, 2020-08-06, 2 subgroups, 3 agenda items, no decision\n"
    (installed / "bad.yaml").write_text("format: 1\nid: spring\n", encoding="utf-8")
    refused = run_bot(installed, "meeting", "publish", "bad.yaml")
    assert (refused.returncode, refused.stderr) == (2, "bad.yaml:1: meeting: this key is missing\n")
    said = [run_bot(installed, "meeting", "publish", alone).stdout for _ in range(2)]
    assert said == [
        "august_2020, version 1: published\n",
        "august_2020, version 1: was published before, nothing changed\n",
    ]


DOCUMENT = """Тема: О подготовке к зиме
Дата: 5 октября 2023 г.
Время: 14.00
Решение
Заведующим рекомендуется в срок до 1 ноября 2023 г.:
- утеплить окна;
- проверить отопление.
Благодарим всех за работу.
"""


def test_a_document_becomes_a_draft_that_the_check_accepts(tmp_path: Path) -> None:
    (tmp_path / "решение.txt").write_text(DOCUMENT, encoding="cp1251")
    done = run_bot(tmp_path, "decision", "draft", "решение.txt", "-o", "draft.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    first, *told = done.stdout.splitlines()
    assert first == (
        "draft.yaml: черновик готов: пунктов 2, срок 01.11.2023, подгрупп 1, "
        "вопросов повестки 0, дел управления 0"
    )
    assert "Не нашлось места, строк 1:" in told
    assert "  строка 8: Благодарим всех за работу. — бот не понял, куда это отнести" in told
    checked = run_bot(tmp_path, "decision", "check", "draft.yaml")
    assert checked.returncode == 0
    assert checked.stdout.startswith("draft.yaml: ok, 2 tasks, 14 questions, deadline 2023-11-01\n")
    assert "still to be filled in before it is published: line " in checked.stdout
    assert not (tmp_path / "data").exists()


def test_a_draft_with_open_places_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "решение.txt").write_text(DOCUMENT, encoding="utf-8")
    run_bot(tmp_path, "decision", "draft", "решение.txt", "-o", "draft.yaml")
    refused = run_bot(tmp_path, "decision", "publish", "draft.yaml")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert re.fullmatch(r"draft\.yaml: still to be filled in: line \d+\n", refused.stderr)
    text = (tmp_path / "draft.yaml").read_text(encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(
        text.replace('"[заполните: где проходит совещание]"', "Зал"), encoding="utf-8"
    )
    assert run_bot(tmp_path, "decision", "publish", "draft.yaml").returncode == 0


def test_a_draft_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "решение.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "draft.yaml").write_text("моя работа", encoding="utf-8")
    done = run_bot(tmp_path, "decision", "draft", "решение.txt", "-o", "draft.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "draft.yaml: такой файл уже есть; назовите другой или уберите его\n"
    assert (tmp_path / "draft.yaml").read_text(encoding="utf-8") == "моя работа"


def test_days_that_a_document_lacks_are_asked_for_and_may_be_said(tmp_path: Path) -> None:
    without = DOCUMENT.replace("Дата: 5 октября 2023 г.", "").replace("в срок до 1 ноября 2023 г.", "")
    (tmp_path / "a.txt").write_text(without, encoding="utf-8")
    arguments = ["decision", "draft", "a.txt", "-o", "draft.yaml"]
    asked = run_bot(tmp_path, *arguments)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr == "a.txt: в документе нет даты совещания: назовите её, например --day 29.01.2020\n"
    asked = run_bot(tmp_path, *arguments, "--day", "05.10.2023")
    assert asked.returncode == 1
    assert "назовите его, например --deadline" in asked.stderr
    wrong = run_bot(tmp_path, *arguments, "--day", "вчера")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert wrong.stderr.startswith("--day: expected a day like")
    assert not (tmp_path / "draft.yaml").exists()
    done = run_bot(tmp_path, *arguments, "--day", "05.10.2023", "--deadline", "2023-12-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert "deadline: 01.12.2023" in (tmp_path / "draft.yaml").read_text(encoding="utf-8")


def test_a_document_of_the_wrong_kind_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500))
    done = run_bot(tmp_path, "decision", "draft", "old.doc", "-o", "draft.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "old.doc: это старый вид Word (.doc): откройте его и сохраните как .docx\n"
    nowhere = run_bot(tmp_path, "decision", "draft", "old.doc")
    assert (nowhere.returncode, "Traceback" in nowhere.stderr) == (2, False)


def test_the_table_is_written(installed: Path) -> None:
    target = installed / "table.xlsx"
    done = run_bot(installed, "export", "--xlsx", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{target}: 2 organisations, 0 answers, 0 pieces of evidence, 0 reminders\n"
    book = load_workbook(target)
    assert book.sheetnames == ["Сводка", "По организациям", "Ответы"]
    cells = [cell for row in book["По организациям"].iter_rows(values_only=True) for cell in row]
    assert "МБДОУ № 7 «Ласточка»" in cells
    assert "нет данных" in cells


@pytest.mark.parametrize("target", ["nowhere/table.xlsx", "table.pdf"])
def test_a_table_that_cannot_be_written_is_told_in_one_line(installed: Path, target: str) -> None:
    done = run_bot(installed, "export", "--xlsx", str(installed / target))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_exporting_before_anything_was_published_tells_what_to_do(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "export", "--xlsx", str(tmp_path / "table.xlsx"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "no decision is published yet: run `publish FILE` or start the bot\n"
    assert not (tmp_path / "table.xlsx").exists()


def test_exporting_nothing_asks_what_to_write(installed: Path) -> None:
    done = run_bot(installed, "export")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "export: say what to write, for example --xlsx table.xlsx\n"


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["roster"], ["roster", "import"], ["decision", "check"], ["run", "--fast"], []],
)
def test_wrong_arguments_end_with_2_and_no_traceback(tmp_path: Path, arguments: list[str]) -> None:
    done = run_bot(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Usage: python -m bot" in done.stderr + done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", ["file", "file/below"])
def test_a_data_folder_that_cannot_be_one_is_named(tmp_path: Path, data: str) -> None:
    (tmp_path / "file").touch()
    done = run_bot(tmp_path, "invites", DATA_DIR=str(tmp_path / data))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("DATA_DIR can't be used: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_data_folder_that_is_not_ours_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = run_bot(tmp_path, "invites", DATA_DIR=str(closed / "data"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("DATA_DIR can't be used: Permission denied")


def test_a_file_that_is_no_database_is_told_in_one_line_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bot.db").write_text("this is a letter to grandmother\n" * 100, encoding="utf-8")
    done = run_bot(tmp_path, "invites")
    assert (done.returncode, done.stdout) == (1, "")
    why = "the database can't be used: the file is no database; `restore FILE` puts a backup back\n"
    assert done.stderr == why
    assert (tmp_path / "data" / "bot.db").read_text(encoding="utf-8").startswith("this is a letter")


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_what_is_stored_is_for_the_operator_only(prepared: Path) -> None:
    assert prepared.stat().st_mode & 0o077 == 0
    assert (prepared / "bot.db").stat().st_mode & 0o077 == 0
