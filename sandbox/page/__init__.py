"""A chat page over the sandbox: the browser plays the people, the clock and the weather."""

from sandbox.page.backstage import Backstage, BotClock, BotState, Invitation, NotNow
from sandbox.page.guide import Step
from sandbox.page.room import Room
from sandbox.page.site import build

__all__ = ["Backstage", "BotClock", "BotState", "Invitation", "NotNow", "Room", "Step", "build"]
