"""Trials of the engine: what a kill, another command, a save at the wrong moment or damage may not do to a site.

Each trial is a function that returns nothing, or raises an AssertionError with all that is needed to repeat it. The tests try
each kind a few times; ``start.py endurance`` goes on, at random and at every operation in turn.
"""
