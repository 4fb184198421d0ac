"""Recognises the parts of a department's own document: lines in, parts with their lines and doubts out.

Nothing is invented: every part carries the lines it was read from (``core.drafting.found``).
"""
