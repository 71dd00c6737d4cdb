"""Simulation: a scenario and parameters to flows, people and queues, by counts.

Nothing here reads files or draws: a `Scenario` comes in, a `Run` goes out.
"""
