"""Short words about what happened, without their wording; and whose menu a chat shows."""

from enum import StrEnum


class MenuRole(StrEnum):
    """Whose list of commands a chat shows."""

    STRANGER = "stranger"
    HEAD = "head"
    ADMINISTRATOR = "administrator"


class Note(StrEnum):
    """One line about something that doesn't change the screen below it."""

    NO_CODE = "no_code"
    BAD_CODE = "bad_code"
    NOT_ME = "not_me"
    REFUSED = "refused"
    JOIN_ASKED = "join_asked"
    JOIN_GRANTED = "join_granted"
    JOIN_DECLINED = "join_declined"
    JOIN_DECIDED_ALREADY = "join_decided_already"
    JOIN_DONE_YES = "join_done_yes"
    JOIN_DONE_NO = "join_done_no"
    NO_ACCESS = "no_access"
    OLD_BUTTON = "old_button"
    LOCKED = "locked"
    NOT_UNDERSTOOD = "not_understood"
    VOICE = "voice"
    STICKER = "sticker"
    EDITED = "edited"
    CONTACT = "contact"
    OTHER_KIND = "other_kind"
    FILE_UNASKED = "file_unasked"
    FILE_TOO_BIG = "file_too_big"
    FILE_REFUSED = "file_refused"
    SNOOZED = "snoozed"
    AWAY = "away"
    BACK = "back"
    LATER = "later"
    NOT_A_DATE = "not_a_date"
    DATE_IS_PAST = "date_is_past"
    ONLY_DEPARTMENT = "only_department"
    APOLOGY = "apology"
    NO_DECISION = "no_decision"
    NOT_COMPLETE = "not_complete"
    ALREADY_SENT = "already_sent"
    TASK_FILLED = "task_filled"
    NAME_TOO_LONG = "name_too_long"
