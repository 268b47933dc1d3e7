"""A build that is signed off: what keeps it from being one, what it leaves for good, and the proof that a site is it."""
