"""Which screen shows which view: the only list of them, and complete (a test compares it)."""

from collections.abc import Callable
from typing import Any

from core import views
from core.views import Note, View
from screens import (
    by_word,
    checklist,
    directory,
    evidence,
    extension,
    files,
    following,
    forms,
    home,
    joining,
    ladder,
    notices,
    organising,
    papers,
    people,
    proof,
    question,
    returning,
    staff,
    summary,
    together,
)
from screens.notes import NOTES
from screens.screen import Screen

SCREENS: dict[type[View], Callable[[Any], Screen]] = {
    views.Stranger: joining.stranger,
    views.ConfirmInvitation: joining.confirm,
    views.ConsentScreen: joining.consent_screen,
    views.RoleScreen: joining.role,
    views.NameScreen: joining.name,
    views.JoinQuestion: joining.join_question,
    views.Home: home.home,
    views.Help: home.help_screen,
    views.MyData: home.my_data,
    views.Reminder: home.reminder,
    views.AbsenceScreen: home.absence,
    views.GroupNote: home.group,
    views.Published: home.published,
    views.Checklist: checklist.tasks,
    views.Review: checklist.review,
    views.TaskReview: checklist.task_review,
    views.Receipt: checklist.receipt,
    views.ReceiptToPrint: checklist.receipt_to_print,
    views.QuestionScreen: question.question,
    views.EvidenceList: evidence.evidence_list,
    views.EvidencePiece: evidence.evidence_piece,
    views.FileLost: evidence.file_lost,
    views.SummaryScreen: summary.summary,
    views.MishapNotice: notices.mishap,
    views.AlarmNotice: notices.alarm,
    views.CutOffNotice: notices.cut_off,
    views.OrganisationList: files.organisations,
    views.ReportFile: files.report_file,
    views.FileTask: files.file_task,
    views.ReturnChoice: returning.choice,
    views.RemarkScreen: returning.remark,
    views.ReviewNotice: returning.notice,
    views.ReportHistory: returning.history,
    views.ProofChoice: proof.choice,
    views.ProofScreen: proof.proof,
    views.FollowUpScreen: following.follow_up,
    views.ExtensionDates: extension.dates,
    views.ExtensionReason: extension.reason,
    views.ExtensionQuestion: extension.question,
    views.ExtensionSettled: extension.settled,
    views.ExtensionAnswer: extension.answer,
    views.WhichAnswer: together.which,
    views.OrganisationSwitch: home.switch,
    views.OurPeople: people.our_people,
    views.HandoverScreen: people.handover,
    views.HandedOver: people.handed_over,
    views.SubstituteScreen: people.substitute,
    views.SubstituteNotice: people.substitute_notice,
    views.PaperChoice: papers.choice,
    views.PaperSent: papers.sent,
    views.PeopleHub: directory.hub,
    views.OrganisationPage: directory.page,
    views.OrganisationHistory: directory.history,
    views.UnbindScreen: directory.unbind,
    views.OrganisationNews: directory.news,
    views.RenameScreen: organising.rename,
    views.CloseScreen: organising.close,
    views.MergeChoice: organising.merge_choice,
    views.MergeScreen: organising.merge,
    views.AddScreen: organising.add,
    views.DistrictChoice: organising.district_choice,
    views.StaffList: staff.listing,
    views.StaffRoleChoice: staff.role_choice,
    views.StaffLink: staff.link,
    views.StaffPage: staff.page,
    views.ConfirmStaff: staff.confirm,
    views.StaffNews: staff.news,
    views.ExtensionList: extension.waiting,
    views.DeadlineChoice: extension.deadline_choice,
    views.DeadlineConfirm: extension.deadline_confirm,
    views.LadderScreen: ladder.ladder,
    views.LadderDraft: ladder.draft,
    views.LadderAsk: ladder.ask,
    views.LadderPreview: ladder.preview,
    views.WordNotice: by_word.notice,
    views.FormToFill: forms.to_fill,
    views.FormWaiting: forms.waiting,
    views.FormPreview: forms.preview,
    views.FormRefused: forms.refused,
}


def render(view: View) -> Screen:
    """The screen of a view."""
    return SCREENS[type(view)](view)


def toast(note: Note | None) -> str:
    """A short word on the tapped button; empty for none."""
    return NOTES[note] if note else ""
