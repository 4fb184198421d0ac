"""A free port on loopback."""

import random
import socket

# Below those that systems give to connections on their own (Linux: 32768 and up): a bot that is dead for a
# moment must find its port free again, and no attempt to reach it may be given that very port as its own.
OURS = range(20_000, 32_000)


def free_port() -> int:
    """A port that nobody listened on a moment ago."""
    while True:
        port = random.choice(OURS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
