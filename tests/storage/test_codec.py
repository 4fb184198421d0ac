"""What was stored stays readable: each string here stands in somebody's database. Add, never change."""

import dataclasses
import json
from datetime import date, time
from pathlib import Path
from typing import get_args

import pytest

from core.answers import Attached, Chosen, Day, EvidenceKind, Lines, Number, QuestionKey, Skipped, Text, Value
from core.decision import (
    AgendaItem,
    Aspect,
    Checks,
    Condition,
    Decision,
    DepartmentTask,
    Direction,
    Kind,
    Ladder,
    Meeting,
    Option,
    PracticalTask,
    Preset,
    Purpose,
    Question,
    Subgroup,
    Task,
    TaskOrder,
)
from core.inquiry import Words
from core.outgoing import SentFile
from core.prompts import (
    AbsencePrompt,
    AddPrompt,
    AnswerPrompt,
    BroadcastPrompt,
    CorrectPrompt,
    DeadlinePrompt,
    DeadlineWordPrompt,
    DecisionPrompt,
    DirectoryPrompt,
    ExtensionPrompt,
    FindPrompt,
    InquiryAskPrompt,
    InquiryPrompt,
    LadderPrompt,
    MaterialPrompt,
    MeetingPrompt,
    NamePrompt,
    OfferPrompt,
    OfferSearchPrompt,
    OfferWordPrompt,
    OwnTaskPrompt,
    PracticalPrompt,
    PracticalUntilPrompt,
    Prompt,
    ProofPrompt,
    RemarkOnDraftPrompt,
    RemarkPrompt,
    RenamePrompt,
    ReplacePrompt,
    ShowContactPrompt,
    WordingPrompt,
)
from storage.codec import dump_decision, dump_prompt, dump_value, load_decision, load_prompt, load_value
from tests.storage.office import DECISION

GOLDEN = Path(__file__).with_name("golden_decision.json")
VALUES: list[tuple[Value, str]] = [
    (Chosen(("done",)), '{"options":["done"],"own":[],"_type":"Chosen"}'),
    (Chosen(("a", "b"), ("своё",)), '{"options":["a","b"],"own":["своё"],"_type":"Chosen"}'),
    (Text("Не хватает «образцов»\n& времени"), '{"text":"Не хватает «образцов»\\n& времени","_type":"Text"}'),
    (Number(0), '{"number":0,"_type":"Number"}'),
    (Day(date(2020, 8, 25)), '{"day":"2020-08-25","whole_month":false,"_type":"Day"}'),
    (Day(date(2020, 8, 31), True), '{"day":"2020-08-31","whole_month":true,"_type":"Day"}'),
    (Lines(("Положение", "Приказ")), '{"lines":["Положение","Приказ"],"_type":"Lines"}'),
    (Attached(), '{"_type":"Attached"}'),
    (Skipped(), '{"_type":"Skipped"}'),
]
PROMPTS: list[tuple[Prompt, str]] = [
    (CorrectPrompt("phone", 3), '{"what":"phone","organisation_id":3,"_type":"CorrectPrompt"}'),
    (
        AnswerPrompt(7, QuestionKey("acts", "evidence"), EvidenceKind.ORDER),
        '{"report_id":7,"key":{"task":"acts","question":"evidence"},"form":"order",'
        '"seen":"","version":0,"_type":"AnswerPrompt"}',
    ),
    (
        AnswerPrompt(7, QuestionKey("acts", "names"), seen="1f2e3d", version=3),
        '{"report_id":7,"key":{"task":"acts","question":"names"},"form":null,"seen":"1f2e3d",'
        '"version":3,"_type":"AnswerPrompt"}',
    ),
    (
        ReplacePrompt(7, QuestionKey("acts", "status"), Chosen(("done",)), "1f2e3d"),
        '{"report_id":7,"key":{"task":"acts","question":"status"},"value":{"options":["done"],"own":[],'
        '"_type":"Chosen"},"seen":"1f2e3d","_type":"ReplacePrompt"}',
    ),
    (NamePrompt("AbC-_123"), '{"code":"AbC-_123","_type":"NamePrompt"}'),
    (AbsencePrompt(), '{"_type":"AbsencePrompt"}'),
    (
        RemarkPrompt(7, 5, ("acts", "team"), "Приложите приказ"),
        '{"report_id":7,"version":5,"tasks":["acts","team"],"remark":"Приложите приказ",'
        '"_type":"RemarkPrompt"}',
    ),
    (
        ExtensionPrompt(7, date(2020, 9, 15)),
        '{"report_id":7,"day":"2020-09-15","_type":"ExtensionPrompt"}',
    ),
    (ExtensionPrompt(7), '{"report_id":7,"day":null,"_type":"ExtensionPrompt"}'),
    (
        DecisionPrompt(4, "", "Хорошо", date(2020, 9, 15)),
        '{"extension_id":4,"wants":"","word":"Хорошо","until":"2020-09-15","_type":"DecisionPrompt"}',
    ),
    (ProofPrompt(3), '{"decision_id":3,"_type":"ProofPrompt"}'),
    (
        WordingPrompt(3, "conclusions", 2, 1),
        '{"decision_id":3,"part":"conclusions","version":2,"paragraph":1,"_type":"WordingPrompt"}',
    ),
    (
        PracticalPrompt(3, 12, 2, 4),
        '{"meeting_id":3,"organisation_id":12,"version":2,"cell":4,"_type":"PracticalPrompt"}',
    ),
    (PracticalUntilPrompt(3), '{"meeting_id":3,"_type":"PracticalUntilPrompt"}'),
    (MaterialPrompt(3, 1), '{"meeting_id":3,"item":1,"_type":"MaterialPrompt"}'),
    (
        RemarkOnDraftPrompt(3, 12),
        '{"meeting_id":3,"organisation_id":12,"_type":"RemarkOnDraftPrompt"}',
    ),
    (
        MeetingPrompt(3, 12, "reason", True),
        '{"meeting_id":3,"organisation_id":12,"wants":"reason","desk":true,"_type":"MeetingPrompt"}',
    ),
    (FindPrompt(3), '{"decision_id":3,"_type":"FindPrompt"}'),
    (DirectoryPrompt(5), '{"merged":5,"_type":"DirectoryPrompt"}'),
    (RenamePrompt(5, "ДС № 7"), '{"organisation_id":5,"was":"ДС № 7","_type":"RenamePrompt"}'),
    (AddPrompt("ДС № 7", ""), '{"name":"ДС № 7","phone":"","_type":"AddPrompt"}'),
    (AddPrompt(), '{"name":"","phone":null,"_type":"AddPrompt"}'),
    (
        DeadlineWordPrompt(4, date(2020, 9, 1), None, "Успеете", True),
        '{"report_id":4,"was":"2020-09-01","day":null,"word":"Успеете","wants":true,'
        '"_type":"DeadlineWordPrompt"}',
    ),
    (DeadlinePrompt(4), '{"report_id":4,"_type":"DeadlinePrompt"}'),
    (
        LadderPrompt(3, 2, Ladder(before=(7, 1)), "hour"),
        '{"decision_id":3,"version":2,"draft":{"at":"10:00:00","monthly_over":60,"before":[7,1],'
        '"on_the_day":true,"overdue":[1,5],"window":["09:30:00","16:30:00"],"short_day_until":"15:00:00",'
        '"quiet_hours":24},"wants":"hour","is_file":false,"_type":"LadderPrompt"}',
    ),
    (BroadcastPrompt(5, True), '{"broadcast_id":5,"picking":true,"_type":"BroadcastPrompt"}'),
    (InquiryAskPrompt(3), '{"organisation_id":3,"report_id":0,"key":null,"_type":"InquiryAskPrompt"}'),
    (
        InquiryAskPrompt(3, 7, QuestionKey("acts", "status")),
        '{"organisation_id":3,"report_id":7,"key":{"task":"acts","question":"status"},'
        '"_type":"InquiryAskPrompt"}',
    ),
    (
        InquiryPrompt(4, 3, True, True, Words("Да", SentFile("f", "Приказ.pdf", False, "application/pdf"))),
        '{"inquiry_id":4,"version":3,"desk":true,"closing":true,"draft":{"text":"Да","file":{"file_id":"f",'
        '"name":"Приказ.pdf","is_photo":false,"mime":"application/pdf","sha256":""}},"_type":"InquiryPrompt"}',
    ),
    (
        InquiryPrompt(4, 2),
        '{"inquiry_id":4,"version":2,"desk":false,"closing":false,"draft":null,"_type":"InquiryPrompt"}',
    ),
    (
        OfferPrompt(4, "descr", True),
        '{"offer_id":4,"step":"descr","checking":true,"_type":"OfferPrompt"}',
    ),
    (
        OfferWordPrompt(4, 3, "unclear"),
        '{"offer_id":4,"version":3,"verdict":"unclear","_type":"OfferWordPrompt"}',
    ),
    (OfferSearchPrompt(), '{"_type":"OfferSearchPrompt"}'),
    (ShowContactPrompt(4), '{"offer_id":4,"_type":"ShowContactPrompt"}'),
    (
        OwnTaskPrompt(1, "1.1", 2, "note"),
        '{"decision_id":1,"key":"1.1","version":2,"wants":"note","_type":"OwnTaskPrompt"}',
    ),
]
OLD_PROMPTS: list[tuple[Prompt, str]] = [  # written before a field was added
    (
        AnswerPrompt(7, QuestionKey("acts", "evidence"), EvidenceKind.ORDER),
        '{"report_id":7,"key":{"task":"acts","question":"evidence"},"form":"order","_type":"AnswerPrompt"}',
    ),
    (
        AnswerPrompt(7, QuestionKey("acts", "names")),
        '{"report_id":7,"key":{"task":"acts","question":"names"},"form":null,"_type":"AnswerPrompt"}',
    ),
]
EVERYTHING = Decision(  # every class and every field once, away from its default
    id="all_2020",
    title="Решение",
    short_title="Коротко",
    basis="совещание",
    day=date(2020, 1, 29),
    deadline=date(2020, 9, 1),
    point="1.2",
    addressees="Руководители",
    recommended=False,
    tasks=(
        Task(
            "acts",
            1,
            "Акты",
            "Сформировать перечень",
            (
                Question("status", Kind.STATUS, "Этап?", "Этап", "Как есть сейчас"),
                Question(
                    "done_on",
                    Kind.DATE,
                    "Когда?",
                    presets=(Preset.TODAY, Preset.RECENT_MONTHS),
                    when=(Condition("status", ("done",)),),
                    purpose=Purpose.DONE_ON,
                ),
                Question(
                    "helps",
                    Kind.SEVERAL,
                    "Что поможет?",
                    options=(Option("sample", "Образец"), Option("ourselves", "Справимся сами", True)),
                    own="Другое",
                    purpose=Purpose.HELP,
                ),
                Question("approved", Kind.NUMBER, "Сколько?", minimum=0, maximum=100),
            ),
            "Подсказка",
        ),
    ),
    ladder=Ladder(time(11, 0), None, (7, 1), False, (2,), (time(9, 0), time(17, 0)), time(14, 0), 12),
    meeting=Meeting(
        "Совещание",
        "Тема",
        date(2020, 1, 29),
        "Место",
        (Subgroup(1, time(9, 0), 30), Subgroup(2, time(12, 0), None, time(13, 30), "Октябрьский округ")),
        (
            AgendaItem("Открытие", 5),
            AgendaItem("Итоги", 30, "Прокофьева И. А.", "специалист", 1),
            AgendaItem("Кофе", 15, starts=time(10, 0), ends=time(10, 15)),
        ),
    ),
    practical_task=PracticalTask(
        "Матрица",
        (Direction("staff", "Кадры", {"achievements": (Option("trained", "Обучены"),)}),),
        (Aspect("achievements", "Достижения"),),
    ),
    department_task=DepartmentTask("Обобщить опыт", (Option("procedures", "Процедуры"),), "1.1"),
    department_tasks=(DepartmentTask("Провести семинар", (), "1.3", "методкабинет", date(2020, 4, 20)),),
    checks=Checks(False, False, (TaskOrder("team", "acts"),)),
)


@pytest.mark.parametrize(("value", "stored"), VALUES, ids=[stored for _, stored in VALUES])
def test_an_answer_is_stored_so_and_read_back(value: Value, stored: str) -> None:
    assert dump_value(value) == stored
    assert load_value(stored) == value


@pytest.mark.parametrize(("prompt", "stored"), PROMPTS, ids=[stored for _, stored in PROMPTS])
def test_a_prompt_is_stored_so_and_read_back(prompt: Prompt, stored: str) -> None:
    assert dump_prompt(prompt) == stored
    assert load_prompt(stored) == prompt


@pytest.mark.parametrize(("prompt", "stored"), OLD_PROMPTS)
def test_a_prompt_of_an_older_release_is_read(prompt: Prompt, stored: str) -> None:
    assert load_prompt(stored) == prompt


def test_every_kind_of_answer_and_prompt_has_its_golden_string() -> None:
    assert {type(value) for value, _ in VALUES} == set(get_args(Value))
    assert {type(prompt) for prompt, _ in PROMPTS} == set(get_args(Prompt))


def test_a_decision_that_was_published_stays_readable() -> None:
    assert load_decision(GOLDEN.read_text("utf-8").strip()) == EVERYTHING


def test_a_decision_published_before_the_meeting_had_more_fields_stays_readable() -> None:
    found = load_decision(GOLDEN.with_name("golden_decision_0.json").read_text("utf-8").strip())
    assert found.meeting is not None
    assert found.meeting.subgroups == (Subgroup(1, time(9, 0), 30), Subgroup(2, time(12, 0)))
    assert found.meeting.agenda == (
        AgendaItem("Открытие", 5),
        AgendaItem("Итоги", 30, "Прокофьева И. А.", "специалист", 1),
    )
    assert (found.department_task, found.department_tasks) == (EVERYTHING.department_task, ())
    assert found.tasks == EVERYTHING.tasks


def test_a_decision_without_the_fields_that_came_later_stays_readable() -> None:
    stored = json.loads(GOLDEN.read_text("utf-8"))
    for name in (
        "point",
        "addressees",
        "recommended",
        "ladder",
        "meeting",
        "practical_task",
        "department_task",
        "department_tasks",
        "checks",
    ):
        del stored[name]
    found = load_decision(json.dumps(stored))
    assert (found.recommended, found.ladder, found.meeting) == (True, Ladder(), None)
    assert found.checks == Checks()


def test_the_golden_decision_has_every_field_there_is() -> None:
    stored = json.loads(GOLDEN.read_text("utf-8"))
    assert {field.name for field in dataclasses.fields(Decision)} == set(stored)
    assert {field.name for field in dataclasses.fields(Question)} == set(stored["tasks"][0]["questions"][0])


def test_the_bundled_decision_survives_the_database() -> None:
    assert load_decision(dump_decision(DECISION)) == DECISION


@pytest.mark.parametrize("broken", ["", "{}", '{"_type":"Nothing"}', "null", "[1]"])
def test_a_broken_answer_is_told_and_not_taken_for_another(broken: str) -> None:
    with pytest.raises(Exception, match=r"."):
        load_value(broken)
