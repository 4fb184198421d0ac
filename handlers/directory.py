"""Buttons of «Люди и организации» and of the department's own people."""

from core.staff import StaffRole
from core.usecases import directory, home, organising, staffing
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens import callbacks as cb

table = TapTable()


@table.on(cb.FindPeople)
def find_people(tap: cb.FindPeople) -> Case:
    """«Люди и организации»."""
    return directory.hub


@table.on(cb.OpenOrganisation)
def open_organisation(tap: cb.OpenOrganisation) -> Case:
    """Everything about one organisation."""
    return lambda reads, call: directory.page(reads, call, tap.organisation)


@table.on(cb.ShowOrganisationLog)
def show_log(tap: cb.ShowOrganisationLog) -> Case:
    """Who did what to it."""
    return lambda reads, call: directory.history(reads, call, tap.organisation)


@table.on(cb.NewLink)
def new_link(tap: cb.NewLink) -> Case:
    """«Новая ссылка»."""
    return lambda reads, call: directory.new_link(reads, call, tap.organisation, tap.seen)


@table.on(cb.RevokeLink)
def revoke_link(tap: cb.RevokeLink) -> Case:
    """«Отозвать ссылку»."""
    return lambda reads, call: directory.revoke_link(reads, call, tap.organisation, tap.seen)


@table.on(cb.AskUnbind)
def ask_unbind(tap: cb.AskUnbind) -> Case:
    """«Отвязать»?"""
    return lambda reads, call: directory.ask_unbind(reads, call, tap.member)


@table.on(cb.UnbindPerson)
def unbind(tap: cb.UnbindPerson) -> Case:
    """«Отвязать»."""
    return lambda reads, call: directory.unbind(reads, call, tap.member)


@table.on(cb.NoteCall)
def note_call(tap: cb.NoteCall) -> Case:
    """«Позвонили», or not after all."""
    return lambda reads, call: directory.note_call(reads, call, tap.organisation, tap.called == 1)


@table.on(cb.AskRename)
def ask_rename(tap: cb.AskRename) -> Case:
    """«Переименовать»."""
    return lambda reads, call: organising.ask_rename(reads, call, tap.organisation)


@table.on(cb.AskClose)
def ask_close(tap: cb.AskClose) -> Case:
    """«Закрыть»?"""
    return lambda reads, call: organising.ask_close(reads, call, tap.organisation)


@table.on(cb.CloseOrganisation)
def close(tap: cb.CloseOrganisation) -> Case:
    """«Закрыть», «Открыть снова»."""
    if tap.closed == 1:
        return lambda reads, call: organising.close(reads, call, tap.organisation)
    return lambda reads, call: organising.reopen(reads, call, tap.organisation)


@table.on(cb.AskMerge)
def ask_merge(tap: cb.AskMerge) -> Case:
    """«Объединить с…»."""
    return lambda reads, call: organising.ask_merge(reads, call, tap.organisation)


@table.on(cb.MergeInto)
def merge(tap: cb.MergeInto) -> Case:
    """Into that one."""
    return lambda reads, call: organising.merge(reads, call, tap.organisation, tap.into, tap.sure == 1)


@table.on(cb.AddOrganisation)
def add(tap: cb.AddOrganisation) -> Case:
    """«Добавить организацию»."""
    return organising.ask_add


@table.on(cb.SkipAdding)
def skip_adding(tap: cb.SkipAdding) -> Case:
    """«Пропустить»."""
    return organising.go_on_adding


@table.on(cb.AddInDistrict)
def add_in_district(tap: cb.AddInDistrict) -> Case:
    """The new organisation's district."""
    return lambda reads, call: organising.go_on_adding(reads, call, tap.district)


@table.on(cb.ListStaff)
def list_staff(tap: cb.ListStaff) -> Case:
    """«Сотрудники управления»."""
    return staffing.show_list


@table.on(cb.InviteStaff)
def invite_staff(tap: cb.InviteStaff) -> Case:
    """«Пригласить сотрудника»."""
    return staffing.ask_role


@table.on(cb.InviteAs)
def invite_as(tap: cb.InviteAs) -> Case:
    """With that role."""
    if tap.role not in list(StaffRole):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    role = StaffRole(tap.role)
    return lambda reads, call: staffing.invite(reads, call, role)


@table.on(cb.RevokeStaffLink)
def revoke_staff_link(tap: cb.RevokeStaffLink) -> Case:
    """«Отозвать ссылку»."""
    return lambda reads, call: staffing.revoke(reads, call, tap.code)


@table.on(cb.OpenStaff)
def open_staff(tap: cb.OpenStaff) -> Case:
    """One of the department's people."""
    return lambda reads, call: staffing.open_member(reads, call, tap.user)


@table.on(cb.SetStaffRole)
def set_staff_role(tap: cb.SetStaffRole) -> Case:
    """Another role."""
    if tap.role not in list(StaffRole):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    role = StaffRole(tap.role)
    return lambda reads, call: staffing.change_role(reads, call, tap.user, role)


@table.on(cb.AskRemoveStaff)
def ask_remove_staff(tap: cb.AskRemoveStaff) -> Case:
    """«Закрыть доступ»?"""
    return lambda reads, call: staffing.open_member(reads, call, tap.user, removing=True)


@table.on(cb.RemoveStaff)
def remove_staff(tap: cb.RemoveStaff) -> Case:
    """«Закрыть доступ»."""
    return lambda reads, call: staffing.change_role(reads, call, tap.user, None)
