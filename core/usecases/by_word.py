"""Answers «со слов»: a specialist ends the conversation, the organisation's people hear of it and confirm."""

from dataclasses import replace

from core.answers import Source
from core.changes import Change
from core.changes.by_word import ToldOfWord
from core.ports import Call, Reads
from core.report import Report
from core.sources import unconfirmed
from core.usecases import home as home_case
from core.usecases.answering import answerable, barred, given_now
from core.usecases.pages import shown_review
from core.usecases.recording import change_of
from core.usecases.reports import open_file
from core.views import Note, Result, Show, WordNotice


def finish(reads: Reads, call: Call, report_id: int) -> Result:
    """«Закончить»: back to the report; its people hear of what they haven't heard of yet."""
    report = answerable(reads, call, report_id)
    if report is None:
        return barred(reads, call, report_id)
    if not report.is_by_word:
        return home_case.home(reads, call, Note.LATER)
    shown = open_file(reads, call, report_id)
    if not _is_news(report):
        return shown
    shows, changes = told(reads, call, report)
    return Result((*shown.shows, *shows), (*shown.changes, *changes))


def told(
    reads: Reads, call: Call, report: Report, *, sent: bool = False
) -> tuple[tuple[Show, ...], tuple[Change, ...]]:
    """A message to each of the organisation's people, and that they were told; nothing where there are none.

    ``report`` is the report as it will stand: its version stands on their button.
    """
    waiting = unconfirmed(report)
    is_form = any(report.answers[key].source is Source.FROM_FORM for key in waiting)
    shows = tuple(
        Show(
            member.person.chat_id,
            WordNotice(member.person.name, replace(report, by_user=None), len(waiting), is_form, sent),
            notice=True,
        )
        for member in reads.members(report.organisation.id)
        if member.person.user_id != call.user_id
    )
    return shows, (ToldOfWord(report.id, call.now),) if shows else ()


def confirm(reads: Reads, call: Call, report_id: int, version: int) -> Result:
    """«Всё верно»: one tap makes every such answer the head's own, as it was on the screen and no other."""
    report = reads.report(report_id, call.user_id)
    if report is None:
        return home_case.home(reads, call, Note.NO_ACCESS)
    entered = tuple(answer for answer in report.answers.values() if answer.source is not Source.OWN)
    if not entered or report.is_archived:
        return shown_review(call, report, ())
    if report.version != version:
        return shown_review(call, report, (), Note.REPORT_CHANGED)
    given = tuple((answer.key, answer.value) for answer in entered)
    answers = {**report.answers, **{key: given_now(call, report, key, value) for key, value in given}}
    change = replace(change_of(call, report, answers, answered=given), plans=())  # no plan has moved
    after = replace(report, answers=answers, version=report.version + 1)
    return shown_review(call, after, (change,), Note.WORD_CONFIRMED)


def _is_news(report: Report) -> bool:
    since = report.told_of_word_at
    return any(
        answer.source is not Source.OWN and (since is None or answer.at > since)
        for answer in report.answers.values()
    )
