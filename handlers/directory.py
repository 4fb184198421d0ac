"""Buttons of «Люди и организации» and of the department's own people."""

from core.staff import StaffRole
from core.usecases import directory, home, organising, staffing
from core.views import Note
from handlers.desk import Case
from handlers.taps import TapTable
from screens.callbacks.organisations import (
    AddInDistrict,
    AddOrganisation,
    AskClose,
    AskMerge,
    AskRename,
    AskUnbind,
    CloseOrganisation,
    FindPeople,
    MergeInto,
    NewLink,
    NoteCall,
    OpenOrganisation,
    RevokeLink,
    ShowLetter,
    ShowOrganisationLog,
    SkipAdding,
    UnbindPerson,
)
from screens.callbacks.staff import (
    AskRemoveStaff,
    InviteAs,
    InviteStaff,
    ListStaff,
    OpenStaff,
    RemoveStaff,
    RevokeStaffLink,
    SetStaffRole,
)

table = TapTable()


@table.on(FindPeople)
def find_people(tap: FindPeople) -> Case:
    """«Люди и организации»."""
    return directory.hub


@table.on(OpenOrganisation)
def open_organisation(tap: OpenOrganisation) -> Case:
    """Everything about one organisation."""
    return lambda reads, call: directory.page(reads, call, tap.organisation)


@table.on(ShowOrganisationLog)
def show_log(tap: ShowOrganisationLog) -> Case:
    """Who did what to it."""
    return lambda reads, call: directory.history(reads, call, tap.organisation)


@table.on(ShowLetter)
def show_letter(tap: ShowLetter) -> Case:
    """The invitation as a letter."""
    return lambda reads, call: directory.invitation(reads, call, tap.organisation)


@table.on(NewLink)
def new_link(tap: NewLink) -> Case:
    """«Новая ссылка»."""
    return lambda reads, call: directory.new_link(reads, call, tap.organisation, tap.seen)


@table.on(RevokeLink)
def revoke_link(tap: RevokeLink) -> Case:
    """«Отозвать ссылку»."""
    return lambda reads, call: directory.revoke_link(reads, call, tap.organisation, tap.seen)


@table.on(AskUnbind)
def ask_unbind(tap: AskUnbind) -> Case:
    """«Отвязать»?"""
    return lambda reads, call: directory.ask_unbind(reads, call, tap.member)


@table.on(UnbindPerson)
def unbind(tap: UnbindPerson) -> Case:
    """«Отвязать»."""
    return lambda reads, call: directory.unbind(reads, call, tap.member)


@table.on(NoteCall)
def note_call(tap: NoteCall) -> Case:
    """«Позвонили», or not after all."""
    return lambda reads, call: directory.note_call(reads, call, tap.organisation, tap.called == 1)


@table.on(AskRename)
def ask_rename(tap: AskRename) -> Case:
    """«Переименовать»."""
    return lambda reads, call: organising.ask_rename(reads, call, tap.organisation)


@table.on(AskClose)
def ask_close(tap: AskClose) -> Case:
    """«Закрыть»?"""
    return lambda reads, call: organising.ask_close(reads, call, tap.organisation)


@table.on(CloseOrganisation)
def close(tap: CloseOrganisation) -> Case:
    """«Закрыть», «Открыть снова»."""
    if tap.closed == 1:
        return lambda reads, call: organising.close(reads, call, tap.organisation)
    return lambda reads, call: organising.reopen(reads, call, tap.organisation)


@table.on(AskMerge)
def ask_merge(tap: AskMerge) -> Case:
    """«Объединить с…»."""
    return lambda reads, call: organising.ask_merge(reads, call, tap.organisation)


@table.on(MergeInto)
def merge(tap: MergeInto) -> Case:
    """Into that one."""
    return lambda reads, call: organising.merge(reads, call, tap.organisation, tap.into, tap.sure == 1)


@table.on(AddOrganisation)
def add(tap: AddOrganisation) -> Case:
    """«Добавить организацию»."""
    return organising.ask_add


@table.on(SkipAdding)
def skip_adding(tap: SkipAdding) -> Case:
    """«Пропустить»."""
    return organising.go_on_adding


@table.on(AddInDistrict)
def add_in_district(tap: AddInDistrict) -> Case:
    """The new organisation's district."""
    return lambda reads, call: organising.go_on_adding(reads, call, tap.district)


@table.on(ListStaff)
def list_staff(tap: ListStaff) -> Case:
    """«Сотрудники управления»."""
    return staffing.show_list


@table.on(InviteStaff)
def invite_staff(tap: InviteStaff) -> Case:
    """«Пригласить сотрудника»."""
    return staffing.ask_role


@table.on(InviteAs)
def invite_as(tap: InviteAs) -> Case:
    """With that role."""
    if tap.role not in list(StaffRole):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    role = StaffRole(tap.role)
    return lambda reads, call: staffing.invite(reads, call, role)


@table.on(RevokeStaffLink)
def revoke_staff_link(tap: RevokeStaffLink) -> Case:
    """«Отозвать ссылку»."""
    return lambda reads, call: staffing.revoke(reads, call, tap.code)


@table.on(OpenStaff)
def open_staff(tap: OpenStaff) -> Case:
    """One of the department's people."""
    return lambda reads, call: staffing.open_member(reads, call, tap.user)


@table.on(SetStaffRole)
def set_staff_role(tap: SetStaffRole) -> Case:
    """Another role."""
    if tap.role not in list(StaffRole):
        return lambda reads, call: home.home(reads, call, Note.OLD_BUTTON)
    role = StaffRole(tap.role)
    return lambda reads, call: staffing.change_role(reads, call, tap.user, role)


@table.on(AskRemoveStaff)
def ask_remove_staff(tap: AskRemoveStaff) -> Case:
    """«Закрыть доступ»?"""
    return lambda reads, call: staffing.open_member(reads, call, tap.user, removing=True)


@table.on(RemoveStaff)
def remove_staff(tap: RemoveStaff) -> Case:
    """«Закрыть доступ»."""
    return lambda reads, call: staffing.change_role(reads, call, tap.user, None)
