"""A new consent text is asked about before the next action, and nothing that was sent meanwhile is lost.

Whatever somebody sends who agreed to an earlier text is held back as it came (``bot.effect``), and takes
effect in its order once they agree: an answer, a file, a tap. Their own data are never behind this question.
"""

from core.changes.joining import ConsentAnswered
from core.changes.privacy import HeldReleased
from core.ports import Call, Reads
from core.usecases import home as home_case
from core.usecases import privacy
from core.usecases.consenting import agreed
from core.views import ConsentAgain, ConsentRenewed, Result, Show


def must_ask(reads: Reads, call: Call) -> bool:
    """Somebody who is in, and agreed to another text than the present one.

    The settings' administrators who never registered aren't asked: nothing is kept about them but that.
    """
    if reads.person(call.user_id) is None or reads.consented(call.user_id, call.consent.version):
        return False
    if not reads.has_agreed(call.user_id):
        return False
    return bool(reads.memberships(call.user_id)) or call.staff is not None


def ask(reads: Reads, call: Call, held: bool) -> Result:
    """The new text; what the chat is expected to type stays as it is."""
    return Result((Show(call.chat_id, ConsentAgain(call.consent, held)),))


def agree(reads: Reads, call: Call, version: str) -> Result:
    """«Согласен»: what was held back follows at once; else the menu."""
    waiting = reads.held(call.chat_id) > 0
    if version != call.consent.version and must_ask(reads, call):
        return ask(reads, call, waiting)
    answers: tuple[ConsentAnswered, ...] = ()
    if must_ask(reads, call):  # not a second tap
        answers = (agreed(call),)
    if not waiting:
        return Result((Show(call.chat_id, home_case.home_view(reads, call)),), answers)
    released = HeldReleased(call.chat_id, call.now)
    return Result((Show(call.chat_id, ConsentRenewed()),), (*answers, released))


def refuse(reads: Reads, call: Call) -> Result:
    """«Отказываюсь»: what that means, before it takes effect; nothing is lost until then."""
    if not must_ask(reads, call):
        return home_case.home(reads, call)
    return privacy.ask_erasure(reads, call, at_once=False, again=True)
