"""What becomes of a text: markup, entities, limits, and every error word for word."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import ApiError, Person
from sandbox.html import parse_html
from sandbox.utf16 import part, units
from tests.sandbox.client import Client

LETTER = "ж"
EMOJI = "🎈"  # two UTF-16 units


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "message text is empty"),
        ("   \n", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("<b>жирно", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        (
            "<b>ab</i>",
            'can\'t parse entities: Unmatched end tag at byte offset 5, expected "</b>", found "</i>"',
        ),
        ("<foo>x</foo>", 'can\'t parse entities: Unsupported start tag "foo" at byte offset 0'),
        ("жж<br>", 'can\'t parse entities: Unsupported start tag "br" at byte offset 4'),
        ("a < b", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("a </b>", "can't parse entities: Unexpected end tag at byte offset 2"),
        ("<b", "can't parse entities: Unclosed start tag at byte offset 0"),
        ("<b>x</b", "can't parse entities: Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', "can't parse entities: Unclosed start tag at byte offset 0"),
        (
            '<span class="x">y</span>',
            'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
        ("<a =x>y</a>", 'can\'t parse entities: Empty attribute name in the tag "a" at byte offset 0'),
        ('<b x=1"y">z</b>', "can't parse entities: Unexpected end of name token at byte offset 5"),
        ("<b x", 'can\'t parse entities: Unclosed start tag "b" at byte offset 0'),
        ("<b x=", 'can\'t parse entities: Unclosed start tag "b" at byte offset 0'),
        (LETTER * 4097, "message is too long"),
        (EMOJI * 2049, "message is too long"),
        ("x" * 40_000, "message is too long"),
    ],
)
async def test_a_wrong_text_is_refused_in_telegrams_words(
    api: Client, head: Person, text: str, why: str
) -> None:
    refusal = await api.refused("sendMessage", chat_id=head.id, text=text, parse_mode="HTML")
    assert refusal == f"400 Bad Request: {why}"


async def test_an_unknown_parse_mode_is_refused(api: Client, head: Person) -> None:
    refusal = await api.refused("sendMessage", chat_id=head.id, text="x", parse_mode="BBCode")
    assert refusal == "400 Bad Request: unsupported parse_mode"


@pytest.mark.parametrize("text", [LETTER * 4096, EMOJI * 2048, "<b>" + LETTER * 4096 + "</b>"])
async def test_4096_units_count_after_parsing(api: Client, head: Person, text: str) -> None:
    message = await api.ok("sendMessage", chat_id=head.id, text=text, parse_mode="html")
    assert len(message["text"].encode("utf-16-le")) == 2 * 4096


async def test_markup_comes_back_as_entities_in_utf16_units(api: Client, head: Person) -> None:
    text = (
        "🎈 <b>Пункт <i>2</i></b> &lt;из&gt; <a href='https://ya.ru/?a=1&amp;b=2'>шести</a>"
        " &amp; <code>№ 3</code>"
    )
    message = await api.ok("sendMessage", chat_id=head.id, text=text, parse_mode="HTML")
    assert message["text"] == "🎈 Пункт 2 <из> шести & № 3"
    marked = [(e["type"], part(message["text"], e["offset"], e["length"])) for e in message["entities"]]
    assert marked == [("bold", "Пункт 2"), ("italic", "2"), ("text_link", "шести"), ("code", "№ 3")]
    assert message["entities"][0]["offset"] == 3
    assert message["entities"][2]["url"] == "https://ya.ru/?a=1&b=2"


async def test_a_text_without_a_parse_mode_stays_as_it_is(api: Client, head: Person) -> None:
    message = await api.ok("sendMessage", chat_id=head.id, text="<b>не жирно</b> &amp;")
    assert message["text"] == "<b>не жирно</b> &amp;"
    assert "entities" not in message


async def test_edges_are_trimmed_and_control_characters_become_spaces(api: Client, head: Person) -> None:
    text = "\n\n <b> А\x00Б</b>\r\n\tв \n"
    message = await api.ok("sendMessage", chat_id=head.id, text=text, parse_mode="HTML")
    assert message["text"] == "А Б\n в"
    assert message["entities"] == [{"offset": 0, "length": 3, "type": "bold"}]


async def test_telegram_finds_commands_links_and_addresses_by_itself(api: Client, head: Person) -> None:
    text = "/menu, почта a@b.ru, сайт https://ds5.ru/a?b=c, канал @kaluga_edu, 1/2"
    message = await api.ok("sendMessage", chat_id=head.id, text=text)
    found = [(e["type"], part(message["text"], e["offset"], e["length"])) for e in message["entities"]]
    assert found == [
        ("bot_command", "/menu"),
        ("email", "a@b.ru"),
        ("url", "https://ds5.ru/a?b=c"),
        ("mention", "@kaluga_edu"),
    ]


async def test_entities_may_be_listed_instead_of_markup(api: Client, head: Person) -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}
    message = await api.ok("sendMessage", chat_id=head.id, text="да", entities=[bold])
    assert message["entities"] == [bold]
    beyond = {"type": "bold", "offset": 0, "length": 3}
    assert (await api.refused("sendMessage", chat_id=head.id, text="да", entities=[beyond])).startswith("400")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<pre><code class='language-python'>x</code></pre>", "x", [("pre", 0, 1)]),
        ("<code>x</code>", "x", [("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ("<span class='tg-spoiler'>x</span>", "x", [("spoiler", 0, 1)]),
        ("<a>слово</a>", "слово", []),
        ("<a>https://ya.ru</a>", "https://ya.ru", [("text_link", 0, 13)]),
        ("<b id=x1 hidden >x</b >", "x", [("bold", 0, 1)]),
        ("<tg-emoji emoji-id='5'>🎈</tg-emoji>", "🎈", [("custom_emoji", 0, 2)]),
        ("<B>x</B><STRONG>y</>", "xy", [("bold", 0, 1), ("bold", 1, 1)]),
        ("&nbsp;&#1078;&#x436;&amp", "&nbsp;жж&", []),
        ("<b></b>x", "x", []),
    ],
)  # fmt: skip
def test_every_tag_has_its_entity(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed, found = parse_html(source)
    assert parsed == text
    assert [(e["type"], e["offset"], e["length"]) for e in found] == entities


@pytest.mark.parametrize(
    "source", ["<", "<b x", "<b x=", "<a href", "<a href='", "<a href='x'", "</", "<b></", "&", "&#"]
)
def test_a_text_broken_off_anywhere_never_breaks_the_parser(source: str) -> None:
    try:
        outcome, _ = parse_html(source)
    except ApiError as error:
        outcome = error.description
    assert outcome == source or outcome.startswith("Bad Request: can't parse entities: ")


async def test_a_half_of_a_surrogate_pair_is_no_text(api: Client, head: Person) -> None:
    params: dict[str, Any] = {"chat_id": head.id, "text": "\ud83d"}
    assert await api.refused("sendMessage", **params) == "400 Bad Request: strings must be encoded in UTF-8"


@given(st.text(alphabet="<>/&;#=x'\" \nabipre-ж🎈", max_size=60))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        text, entities = error.description, []
        assert text.startswith("Bad Request: can't parse entities: ")
    assert all(e["offset"] >= 0 and 0 < e["length"] <= units(text) - e["offset"] for e in entities)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_an_escaped_text_means_itself(text: str) -> None:
    assert parse_html(f"<b>{escape(text)}</b>")[0] == text
