"""What Telegram says of one chat stops that chat; what it says of the bot stops everything."""

import time

from scheduler.allowance import Allowance


def test_told_to_wait_in_one_chat_the_others_go_on() -> None:
    allowance = Allowance(30, 1)
    allowance.told_to_wait(7, 5.0)
    assert not allowance.may_go_to(7)
    assert allowance.may_go_to(8)
    assert allowance.resting(()).keys() == {7}


def test_told_to_wait_in_two_quiet_chats_all_rest() -> None:
    allowance = Allowance(30, 1)
    allowance.told_to_wait(7, 5.0)
    allowance.told_to_wait(8, 5.0)
    assert allowance.free() == 0
    assert 4.5 < allowance.wait() <= 5.0


def test_busy_chats_are_told_for_themselves() -> None:
    allowance = Allowance(30, 1)
    for chat_id in (7, 8):
        for _ in range(3):
            allowance.take(chat_id)
        allowance.told_to_wait(chat_id, 5.0)
    assert allowance.free() > 0


def test_after_an_outage_nobody_rests_but_whom_telegram_told_to() -> None:
    allowance = Allowance(30, 1)
    allowance.rest(7, 60.0)
    allowance.told_to_wait(8, 60.0)
    allowance.better()
    assert allowance.resting(()).keys() == {8}


def test_what_is_no_reply_goes_evenly() -> None:
    allowance = Allowance(30, 1)
    gone = 0
    started = time.monotonic()
    while time.monotonic() - started < 0.5:
        if allowance.bulk_wait() == 0:
            allowance.take_bulk(100 + gone)
            gone += 1
        time.sleep(0.001)
    assert 13 <= gone <= 18, "fifteen in half a second, and two ahead"


def test_a_pace_of_a_thousand_goes_in_handfuls() -> None:
    allowance = Allowance(1000, 1000)
    gone = 0
    while allowance.bulk_wait() == 0:
        allowance.take_bulk(gone)
        gone += 1
    assert 45 <= gone <= 60
