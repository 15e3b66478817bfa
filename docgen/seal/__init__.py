"""Seals: what a finished file was when docgen made it, kept inside it, so that a change can be found.

:mod:`pdf` seals a PDF as one run of bytes, :mod:`word` a Word file part by part and by its text, since Word
writes a file anew when it saves it. A seal is no signature: whoever changes a file on purpose can make a new
one, and a manifest or a register kept elsewhere has to vouch for it. This room needs nothing but the standard
library, so that writers make seals and finishing reads them.
"""
