"""Within Telegram's limits, replies first, and nobody kept waiting by somebody else."""

from pathlib import Path

from core.outgoing import Post, Priority
from sandbox import Fault, FaultKind, Limits
from tests.stories.conftest import Town, running_town
from tests.stories.heads import soon
from tests.stories.weather import NOTICE, posted, settled_slowly, several_wait


async def test_when_telegram_says_wait_the_chat_waits_as_long(town: Town) -> None:
    head = town.head()
    town.sandbox.faults.once("sendMessage", Fault(FaultKind.TOO_MANY, seconds=2))
    await head.say(f"/start {town.code('Ласточка')}")
    await head.sees("Это Вы")
    refused, done = town.sandbox.calls("sendMessage", chat_id=head.id)
    assert refused.status == 429
    assert done.at - refused.at >= 2.0


async def test_replies_go_before_notices(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=4) as town:
        visitors = [town.head(f"Гость{n}") for n in range(12)]
        for visitor in visitors:
            visitor.user.started = True
        newcomer = town.head("Новый")
        await posted(town, *(Post(v.id, NOTICE, Priority.NOTICE) for v in visitors))
        await newcomer.say("/start")
        await newcomer.sees("Это бот управления образования")
        for visitor in visitors:
            await visitor.sees("Извещение")
        order = [call.chat_id for call in town.sandbox.calls("sendMessage")]
        assert order.index(newcomer.id) < 9  # those under way when it came were four a second


async def test_the_overall_limit_is_kept_and_no_429_is_met(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=25, chat_messages_per_second=1) as town:
        visitors = [town.head(f"Гость{n}") for n in range(60)]
        town.sandbox.limits = Limits(per_second=30, per_chat_per_second=1.0)
        for visitor in visitors:
            await visitor.say("/start", react=False)
        for visitor in visitors:
            await visitor.sees("Это бот управления образования")
        sent = [call for call in town.sandbox.calls() if call.method in ("sendMessage", "editMessageText")]
        assert len(sent) == 60
        assert {call.status for call in sent} == {200}
        moments = sorted(call.at + call.seconds for call in sent)
        busiest = max(sum(start <= other < start + 1.0 for other in moments) for start in moments)
        assert busiest <= 26  # 25 within 1.02 s when they leave; on the way they may come a little closer


async def test_in_one_chat_a_quick_hand_meets_no_429(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=25, chat_messages_per_second=1) as town:
        town.sandbox.limits = Limits()
        visitor = town.head()
        for _ in range(8):
            await visitor.say("/start", react=False)
        await settled_slowly(town)
        sent = town.sandbox.calls("sendMessage", chat_id=visitor.id)
        assert [call.status for call in sent] == [200] * 8


async def test_chats_flooded_by_their_own_people_keep_nobody_waiting(tmp_path: Path) -> None:
    async with running_town(tmp_path, messages_per_second=25, chat_messages_per_second=1) as town:
        quiet = town.head("Тихий")
        for noisy in [town.head(f"Шумный {n}") for n in range(3)]:
            for n in range(50):  # of more unread answers a chat is told to wait
                await noisy.say(f"слово {n}", react=False)
        await soon(lambda: several_wait(town), 15)
        await quiet.say("/start", timeout=3)
        await quiet.sees("Это бот управления образования")
