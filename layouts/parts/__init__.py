"""Parts that layouts share: one thought a module, each from facts of an incident to blocks of a document.

All are pure functions. Where the data says nothing, :mod:`.absent` decides what stands in its place.
"""
