"""Filled forms: sent, read, put in or dropped."""

from dataclasses import replace

from core.changes.by_word import FormDecided, FormRead, FormSent
from core.form import FilledForm
from core.ports import SentForm
from tests.core.fake_town.facts import Overtaken
from tests.core.fake_town.reading import Reading


def sent(town: Reading, change: FormSent) -> None:
    new = len(town.forms) + 1
    town.forms[new] = SentForm(
        new, change.chat_id, change.user_id, change.file_name, False, None, FilledForm(), None
    )


def read(town: Reading, change: FormRead) -> None:
    town.forms[change.form_id] = replace(
        town.forms[change.form_id],
        is_open=change.report_id is not None,
        report_id=change.report_id,
        filled=change.filled,
        made_at=change.made_at,
    )


def decided(town: Reading, change: FormDecided) -> None:
    if not town.forms[change.form_id].is_open:
        raise Overtaken("form")
    town.forms[change.form_id] = replace(town.forms[change.form_id], is_open=False)
