"""Every column of the schema is declared: what tells of people has an eraser, the rest says that it doesn't.

A new table or column fails here until somebody has thought about it. What to do then:
personal (a person's or an account's number, a name, a telephone, words in private) → a line in
``storage.erasing.ERASERS``, in its table's place; not personal → its name into ``IMPERSONAL`` below.
"""

from storage.erasing import ERASERS
from storage.schema import metadata

# The department's and the organisations' own: states, dates, texts of answers, numbers of ours.
IMPERSONAL: dict[str, str] = {
    "acquaintances": "id department_id decision_id organisation_id version_id at",
    "agenda_runs": "meeting_id subgroup department_id item since extra ended_at album told version",
    "hall_tries": "meeting_id department_id tries",
    "halls": "meeting_id subgroup department_id code at",
    "material_looks": "meeting_id item organisation_id department_id at",
    "materials": "id department_id meeting_id item text file_id file_name is_photo mime at removed_at",
    "meeting_rounds": "meeting_id key department_id at told",
    "meeting_steps": "meeting_id kind part department_id at until",
    "meetings": "id department_id slug day body source version published_at closed_at",
    "offer_log": "id department_id offer_id event at word",
    "offer_marks": "offer_id department_id at",
    "offers": "id department_id decision_id organisation_id begun_at state version step title category "
    "category_text description result link files showing publication word sent_at published_at",
    "opinions": "meeting_id organisation_id department_id agrees remark at",
    "own_task_log": "id department_id decision_id key version state note deadline at",
    "practical_answers": "meeting_id organisation_id direction aspect department_id option own at",
    "publication_consents": "id department_id offer_id version text_hash given_at withdrawn_at",
    "said": "report_id what department_id decision_id",
    "seats": "meeting_id organisation_id department_id state subgroup attended_at attended_in marked version "
    "changed_at",
    "show_requests": "offer_id department_id organisation_id at",
    "actors": "id department_id",
    "answer_log": "id department_id report_id task question value state at source",
    "answers": "report_id task question department_id value version at source",
    "audit_heads": "department_id number hash",
    "audit_log": "department_id number at actor act what details previous hash",
    "broadcast_organisations": "id department_id broadcast_id organisation_id why",
    "broadcast_people": "id department_id broadcast_id state why outbox_id decided_at",
    "broadcasts": "id department_id decision_id state version audience district picked text file_id "
    "file_name file_mime file_is_photo begun_at confirmed_at ended_at message_id told told_at is_told",
    "chats": "newest_message_id blocked_at told_at album_message_id",
    "clock": "id horizon",
    "consent_texts": "department_id version sha256 body at",
    "consents": "id version given at",
    "counts": "decision_id district what department_id number",
    "decision_versions": "id department_id decision_id version body source published_at",
    "decisions": "id department_id slug deadline published_at closed_at ladder ladder_version",
    "departments": "id name timezone",
    "digest_choices": "department_id wanted at",
    "digests": "department_id day at told",
    "erasures": "id department_id reason asked_at due_on erased_at",
    "evidence": "id department_id report_id task question kind text file_id file_unique_id file_name mime "
    "size sha256 fetch_state at removed_at group_id",
    "extensions": "id department_id report_id wanted reason asked_at state until word decided_at",
    "facts": "",
    "forms": "id department_id file_id state report_id content made_at sent_at decided_at",
    "inquiries": "id department_id organisation_id report_id about state version since told_at",
    "inquiry_lines": "id department_id inquiry_id at text file_id file_name is_photo mime",
    "invitations": "id department_id organisation_id code created_at revoked_at used_at handover moved",
    "join_requests": "id department_id organisation_id asked_at granted decided_at",
    "ladders": "id department_id decision_id version body at",
    "members": "id department_id organisation_id role joined_at ended_at",
    "organisation_log": "id department_id organisation_id at event",
    "organisation_names": "id department_id organisation_id name name_key until",
    "organisations": "id department_id name name_key number district closed_at merged_into called_at",
    "outbox": "id priority replaces state why attempts is_reminder created_at sent_at told_at report_id "
    "progress_of over_picture",
    "paper_jobs": "id department_id decision_id paper album asked_at attempts",
    "people": "registered_at",
    "people_log": "id department_id organisation_id event role at",
    "pictures": "bot_id digest department_id file_id kept_at",
    "purges": "decision_id department_id told purged_at people files",
    "reminders": "id department_id decision_id organisation_id rung deadline planned_at due_at state why "
    "decided_at outbox_id",
    "report_log": "id department_id report_id was state at deadline number tasks remark version kept",
    "report_tasks": "report_id task department_id status filled",
    "reports": "id department_id decision_id organisation_id version_id state version filled number "
    "sent_at opened_at last_action_at at_task at_question first_sent_at accepted_tasks remark extended_to "
    "told_of_word_at counted counted_version",
    "staff": "id department_id role since ended_at",
    "staff_invitations": "id department_id code role created_at expires_at revoked_at used_at",
    "staff_log": "id department_id at event role",
    "updates": "seq bot_id update_id state attempts received_at told_at",
    "wordings": "id department_id decision_id part version body sent at",
}


def columns() -> set[str]:
    """Everything there is, «table.column»."""
    return {str(column) for table in metadata.sorted_tables for column in table.columns}


def erased() -> set[str]:
    """What some eraser covers."""
    return {f"{one.table.name}.{name}" for one in ERASERS for name in one.columns}


def impersonal() -> set[str]:
    """What is declared to tell nothing of a person."""
    return {f"{table}.{name}" for table, names in IMPERSONAL.items() for name in names.split()}


def test_every_column_is_erased_or_says_nothing_of_a_person() -> None:
    undeclared = sorted(columns() - erased() - impersonal())
    assert not undeclared, (
        f"{', '.join(undeclared)}: does it tell anything of a person? Then give it a line in "
        "storage/erasing.py (ERASERS); else name it in IMPERSONAL of tests/house/test_personal_data.py"
    )


def test_nothing_is_declared_that_is_not_there_or_declared_twice() -> None:
    declared = erased() | impersonal()
    assert sorted(declared - columns()) == [], "gone from the schema: take it off the list"
    assert sorted(erased() & impersonal()) == [], "erased, and said to be impersonal"


def test_what_bears_the_name_of_a_person_s_number_is_erased() -> None:
    signs = ("user_id", "chat_id", "person_id", "by", "by_user", "phone", "email")
    named = {one for one in columns() if one.partition(".")[2] in signs}
    assert sorted(named & impersonal()) == [], "a person's number can't be impersonal"


def test_every_eraser_that_finds_a_person_has_a_title_for_them() -> None:
    assert [one.table.name for one in ERASERS if (one.person or one.user or one.chat) and not one.title] == []
