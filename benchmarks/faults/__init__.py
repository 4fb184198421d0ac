"""The promises under faults: kills, bad weather, power cuts, odd clocks. docs/faults.md explains each proof.

``python -m benchmarks.faults`` prints one JSON line for each and ends with 1 where a promise was broken.
"""
