"""``doctor``: whether this installation can do its work, a line for each thing that could stop it."""
