"""Scenarios: places, links, crossings, groups, rules, departures and events.

Read from a folder of tables or from a Flee folder, checked, shown, written back.
Nothing here simulates: it says what is declared.
"""
