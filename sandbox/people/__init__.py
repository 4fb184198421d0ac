"""Scripted people: they write, tap, send files, and say in words what they expect to see."""

from sandbox.people.group import Group
from sandbox.people.person import Person
from sandbox.people.settings import OWN, Manners

__all__ = ["OWN", "Group", "Manners", "Person"]
