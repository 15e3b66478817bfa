"""Policy: who may see what, and editions that hold nothing else.

It acts on the validated incident and its exhibits, before a layout sees anything, and gives an ordinary
dossier: what comes after it cannot show, enclose or count what it does not have.
"""

from docgen.policy.audience import Audience, Default, Manner, Originals, People, Pictures, Policy
from docgen.policy.checking import check_labels, check_labels_of_data
from docgen.policy.reading import read_policy, read_policy_of_theme
from docgen.policy.record import dump_record
from docgen.policy.sieve import Edition, edition
from docgen.policy.standing import STANDING

__all__ = [
    "STANDING",
    "Audience",
    "Default",
    "Edition",
    "Manner",
    "Originals",
    "People",
    "Pictures",
    "Policy",
    "check_labels",
    "check_labels_of_data",
    "dump_record",
    "edition",
    "read_policy",
    "read_policy_of_theme",
]
