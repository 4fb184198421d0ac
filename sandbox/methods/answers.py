"""answerCallbackQuery: the spinner of a button stops, perhaps with a note."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.methods import common
from sandbox.params import Params
from sandbox.telegram import Telegram
from sandbox.texts import clean
from sandbox.utf16 import units

MAX_NOTE = 200


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    """Answering twice does no harm; answering too late is an ApiError 400."""
    text = clean(params.string("text"))
    if units(text) > MAX_NOTE:
        bad_request("MESSAGE_TOO_LONG")
    telegram.answer(params.string("callback_query_id"), text, alert=params.flag("show_alert"))
    return True


METHODS: dict[str, common.Method] = {"answerCallbackQuery": answer_callback_query}
