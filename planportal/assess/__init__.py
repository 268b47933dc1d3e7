"""How far a plan has come: completion, pace and the age of the data, as pure arithmetic.

Nothing here reads files, words or the clock; a result carries its status, the numbers it rests on and the reason, so
that it can be printed, disputed and checked by hand.
"""
