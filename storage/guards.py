"""Guards of changes: what raises when the world has moved on."""


class Stale(Exception):
    """A change was decided on data that has changed since: decide again."""


class Overtaken(Exception):
    """Another process has done the work: what was decided here must not take effect a second time."""
