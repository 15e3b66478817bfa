"""A batch: the documents of thousands of incidents, made by many workers, with nothing lost.

    inputs ── inquire ──> plan ── make, by a crew of workers ──> documents, and a line of the journal for each

A document appears whole under its name before its line is added to the manifest, and is the same whenever it
is made: so whatever is ended at whatever moment, the next run makes what is missing and nothing else.
"""

from docgen.batch.audit import Audit, Finding, audit
from docgen.batch.crew import Crew, Death
from docgen.batch.journal import open_journal
from docgen.batch.machine import cores, memory_of_machine
from docgen.batch.naming import USUAL_PATTERN, read_pattern
from docgen.batch.order import Order, anchored
from docgen.batch.plan import Plan
from docgen.batch.pool import Pool
from docgen.batch.run import Batch, Tally, Terms
from docgen.batch.source import shown_source
from docgen.batch.stop import Stop, stopping

__all__ = [
    "USUAL_PATTERN",
    "Audit",
    "Batch",
    "Crew",
    "Death",
    "Finding",
    "Order",
    "Plan",
    "Pool",
    "Stop",
    "Tally",
    "Terms",
    "anchored",
    "audit",
    "cores",
    "memory_of_machine",
    "open_journal",
    "read_pattern",
    "shown_source",
    "stopping",
]
