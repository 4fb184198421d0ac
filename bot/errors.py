"""What a person can mend: one line on stderr and an exit code, never a traceback."""


class Refusal(Exception):
    """The thing asked for failed; ``str()`` is the one line of why."""

    exit_code = 1


class SettingsError(Refusal):
    """Wrong or missing settings or arguments; the line names them and what is allowed."""

    exit_code = 2
