"""The register of issued documents: which file was issued as what, when, by whom and to whom.

It lies in an SQLite file, or in PostgreSQL, and is only ever added to. Each entry vouches for the one before,
so that a change by other hands is noticed.
"""

from docgen.register.answer import Answer, InHand
from docgen.register.chain import Soundness
from docgen.register.entry import Entry, Kind
from docgen.register.finished import Finished, read_finished
from docgen.register.identity import Identity, facts_of
from docgen.register.inquiry import in_hand
from docgen.register.issuing import Issue, Recorded
from docgen.register.register import Register, open_register
from docgen.register.standing import Standing, State
from docgen.register.withdrawing import Withdrawal, Withdrawn

__all__ = [
    "Answer",
    "Entry",
    "Finished",
    "Identity",
    "InHand",
    "Issue",
    "Kind",
    "Recorded",
    "Register",
    "Soundness",
    "Standing",
    "State",
    "Withdrawal",
    "Withdrawn",
    "facts_of",
    "in_hand",
    "open_register",
    "read_finished",
]
