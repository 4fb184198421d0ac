"""What the promises cost and what they hold under load, as figures: each module prints one JSON line.

``make bench`` runs them all, ``make bench FULL=1`` at full size; docs/performance.md tells what came out.
"""
