"""What holds for every test."""

from hypothesis import settings

# How long an example takes says something about the machine's neighbours, not about the rule.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
