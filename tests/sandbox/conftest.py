"""A stand-in without limits, somebody who has pressed Start, and a bare client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox import Limits, Manners, Person, Sandbox
from tests.sandbox.client import Client


@pytest.fixture
def sandbox() -> Sandbox:
    manners = Manners(timeout=3, grace=0.1, patience=0.2)
    return Sandbox(limits=Limits.lifted(), manners=manners, webhook_time_scale=0.01)


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Client]:
    async with sandbox.serve() as base_url, aiohttp.ClientSession() as session:
        yield Client(session, base_url, sandbox.token)


@pytest.fixture
async def head(sandbox: Sandbox, api: Client) -> Person:
    """Has pressed Start; the update of it is confirmed already."""
    person = sandbox.person("Мария", last_name="Ивановна")
    await person.say("/start", react=False)
    await api.ok("getUpdates", offset=-1)
    updates = await api.ok("getUpdates")
    await api.ok("getUpdates", offset=updates[-1]["update_id"] + 1)
    return person
