"""The wire format of buttons: ``prefix:field:field``, at most 64 bytes, read for as long as chats exist.

A class never changes once it was released: a new field takes a new prefix and a new class, and the old
one stays readable. ``tests/screens/golden_callbacks.txt`` holds the exact strings of every release.
A new button is a class in the room it belongs to; ``reading`` finds it there.
"""
