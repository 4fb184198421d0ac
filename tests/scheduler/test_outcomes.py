"""What Telegram's answers mean for a post, in its own words; and what a proxy's page means: nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import NOT_MODIFIED
from scheduler.answers import Answer, read_answer
from scheduler.outcomes import (
    Anew,
    Refused,
    Sent,
    Trouble,
    Unreachable,
    Wait,
    is_too_late,
    outcome_of,
)

PAGE = b"<html><head><title>502 Bad Gateway</title></head></html>"


def refusal(code: int, description: str, **parameters: object) -> Answer:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return read_answer(code, json.dumps(body).encode())


@pytest.mark.parametrize(
    "words",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot was kicked from the group chat",
        "Forbidden: bot can't initiate conversation with a user",
    ],
)
def test_whoever_lets_nobody_in_is_unreachable(words: str) -> None:
    assert outcome_of(refusal(403, words)) == Unreachable(words)


@pytest.mark.parametrize("words", ["Bad Request: chat not found", "Bad Request: PEER_ID_INVALID"])
def test_a_chat_that_is_nowhere_is_unreachable(words: str) -> None:
    assert outcome_of(refusal(400, words)) == Unreachable(words)


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: message text is empty",
        "Bad Request: message is too long",
        "Bad Request: BUTTON_DATA_INVALID",
        'Bad Request: can\'t parse entities: Unsupported start tag "foo" at byte offset 0',
        "Bad Request: group chat was upgraded to a supergroup chat",
    ],
)
def test_what_can_never_pass_is_refused(words: str) -> None:
    assert outcome_of(refusal(400, words)) == Refused(words)


def test_an_edit_that_changes_nothing_is_done() -> None:
    assert outcome_of(refusal(400, f"Bad Request: {NOT_MODIFIED}")) == Sent(None)


@pytest.mark.parametrize(
    "words", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]
)
def test_where_nothing_is_left_to_edit_it_is_sent_anew(words: str) -> None:
    assert outcome_of(refusal(400, f"Bad Request: {words}")) == Anew()


def test_too_many_is_waited_out_as_long_as_telegram_says() -> None:
    assert outcome_of(refusal(429, "Too Many Requests: retry after 17", retry_after=17)) == Wait(17.0)
    assert outcome_of(refusal(429, "Too Many Requests")) == Wait(1.0)
    assert outcome_of(refusal(429, "Too Many Requests", retry_after="soon")) == Wait(1.0)
    assert outcome_of(read_answer(429, PAGE)) == Wait(1.0)


@pytest.mark.parametrize("code", [500, 502, 503, 504])
def test_a_fault_of_the_server_passes(code: int) -> None:
    assert outcome_of(refusal(code, "Internal Server Error")) == Trouble(f"{code} Internal Server Error")


@pytest.mark.parametrize("code", [200, 301, 400, 401, 403, 404, 413, 502])
def test_a_page_of_a_proxy_says_nothing_about_the_person(code: int) -> None:
    """A provider that bars the way answers 403, too: nobody is unreachable for that."""
    assert isinstance(outcome_of(read_answer(code, PAGE)), Trouble)
    assert isinstance(outcome_of(read_answer(code, b'{"message": "Forbidden"}')), Trouble)


def test_the_bot_s_own_trouble_is_not_the_post_s() -> None:
    assert isinstance(outcome_of(refusal(401, "Unauthorized")), Trouble)
    assert isinstance(outcome_of(refusal(404, "Not Found")), Trouble)


def test_a_tap_that_is_too_old_to_be_answered_is_known_by_its_words() -> None:
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert is_too_late(words)
    assert not is_too_late("Bad Request: MESSAGE_TOO_LONG")


def test_success_carries_its_result() -> None:
    assert read_answer(200, b'{"ok": true, "result": {"message_id": 5}}') == Answer(
        200, True, {"message_id": 5}
    )


@given(st.integers(200, 599), st.binary(max_size=60))
def test_whatever_comes_is_an_answer(status: int, body: bytes) -> None:
    assert not read_answer(status, body).ok


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)
)


@given(st.integers(200, 599), st.dictionaries(st.sampled_from(("ok", "error_code", "parameters")), ODD))
def test_odd_json_is_an_answer_too(status: int, found: dict[str, object]) -> None:
    answer = read_answer(status, json.dumps(found).encode())
    assert answer.ok is (found.get("ok") is True)
    if not answer.ok:
        outcome_of(answer)
