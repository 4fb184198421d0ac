"""How fast: this bot's durable checklist step beside echoes that store nothing.

All contenders in one run, in turn, each a process of its own that talks HTTP to the same lean server in
another process. A hundred people write; each sends the next update as soon as the reply to the former one has
arrived. ``python -m benchmarks.speed`` prints one JSON line; docs/performance.md explains it.
"""
