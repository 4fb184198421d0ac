"""F: no framework, nothing stored. What aiohttp's client alone can do: the floor under every Python bot."""

import asyncio
import os
from typing import Any

import aiohttp

API = f"{os.environ['BOT_API_URL']}/bot{os.environ['BOT_TOKEN']}"


async def main() -> None:
    """Ask, and answer each message in a task of its own."""
    async with aiohttp.ClientSession() as client:
        offset = 0
        sending: set[asyncio.Task[None]] = set()
        while True:
            asked = {"offset": offset, "timeout": 10}
            async with client.post(f"{API}/getUpdates", json=asked) as answer:
                updates = (await answer.json())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                task = asyncio.create_task(_echo(client, update["message"]))
                sending.add(task)
                task.add_done_callback(sending.discard)


async def _echo(client: aiohttp.ClientSession, message: dict[str, Any]) -> None:
    said = {"chat_id": message["chat"]["id"], "text": message["text"]}
    async with client.post(f"{API}/sendMessage", json=said) as answer:
        await answer.json()


if __name__ == "__main__":
    asyncio.run(main())
