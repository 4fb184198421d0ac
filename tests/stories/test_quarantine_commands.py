"""What lies aside can be looked at, put back in its turn, and forgotten."""

import pytest

from bot.errors import Refusal, SettingsError
from tests.stories.conftest import Town
from tests.stories.heads import settled, soon
from tests.stories.poison import (
    APOLOGY,
    at_a_typed_question,
    command,
    mended,
    poisoned,
    quarantined,
)


async def test_put_back_it_takes_effect_in_its_place(town: Town) -> None:
    head = await at_a_typed_question(town)
    prompt = await poisoned(town, head)
    await head.say("15.07.2020")
    await head.sees(APOLOGY)
    await settled(town)
    (seq,) = await quarantined(town)
    await mended(town, head, prompt)
    await command(town, "retry", str(seq))
    await head.sees("вопрос 3 из", timeout=20)
    assert await quarantined(town) == []
    (row,) = await town.rows("SELECT value FROM answers WHERE question = 'done_on'")
    assert "2020-07-15" in row["value"]
    await town.nothing_went_wrong()


async def test_what_the_chat_has_overtaken_is_not_put_back_by_chance(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """The head has answered anew since: the old answer must not replace the new one unasked."""
    head = await at_a_typed_question(town)
    prompt = await poisoned(town, head)
    await head.say("15.07.2020")
    await head.sees(APOLOGY)
    await head.press("Продолжить")
    await head.say("20.07.2020")
    await head.sees("вопрос 3 из")
    await settled(town)
    (seq,) = await quarantined(town)
    with pytest.raises(Refusal, match=f"left as they are: {seq}"):
        await command(town, "retry", all=True)
    assert await quarantined(town) == [seq]
    (row,) = await town.rows("SELECT value FROM answers WHERE question = 'done_on'")
    assert "2020-07-20" in row["value"]
    await command(town, "list")
    assert "its chat has gone on" in capsys.readouterr().out
    await mended(town, head, prompt)
    await command(town, "retry", str(seq), anyway=True)
    await soon(lambda: answered(town, "2020-07-15"), 20)


async def answered(town: Town, day: str) -> bool:
    (row,) = await town.rows("SELECT value FROM answers WHERE question = 'done_on'")
    return day in row["value"]


async def test_the_list_shows_whose_it_is_and_why_but_nothing_that_was_written(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    head = await at_a_typed_question(town)
    await poisoned(town, head)
    await head.say("Секретные слова")
    await head.sees(APOLOGY)
    (seq,) = await quarantined(town)
    await command(town, "list")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{seq}  ")
    assert first.endswith("  words, МБДОУ № 7 «Ласточка»; 3 failures")
    assert second.startswith("    json.decoder.JSONDecodeError: Expecting property name")
    await command(town, "list", full=True)
    out = capsys.readouterr().out
    assert "| Traceback (most recent call last):" in out
    assert "Секретные" not in out
    assert str(head.id) not in out


async def test_dropped_it_is_forgotten(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    head = await at_a_typed_question(town)
    await poisoned(town, head)
    await head.say("Секретные слова")
    await head.sees(APOLOGY)
    (seq,) = await quarantined(town)
    await command(town, "drop", str(seq))
    (row,) = await town.rows("SELECT state, payload, error FROM updates WHERE seq = :seq", seq=seq)
    assert (row["state"], row["payload"], row["error"]) == ("dropped", "", "")
    capsys.readouterr()
    await command(town, "list")
    assert capsys.readouterr().out == "nothing is in quarantine\n"


async def test_wrong_numbers_are_refused_in_one_line(town: Town) -> None:
    for numbers, options in ((("12", "x"), {}), ((), {}), (("12",), {"all": True}), (("-1",), {})):
        for which in ("retry", "drop"):
            with pytest.raises(SettingsError, match=f"quarantine {which}: "):
                await command(town, which, *numbers, **options)
    for which in ("retry", "drop"):
        with pytest.raises(Refusal, match="not in quarantine: 12, 13"):
            await command(town, which, "12", "13")
    with pytest.raises(Refusal, match="not in quarantine: p5"):
        await command(town, "drop", "p5")
    await command(town, "retry", all=True)
    await command(town, "drop", all=True)
