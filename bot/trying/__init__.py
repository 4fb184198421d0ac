"""``try``: the sandbox with its chat page in this process, the bot in one of its own."""
