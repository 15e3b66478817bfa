"""What the data says for filings: moments, notifications made, and the fields of each regime.

Nothing here knows what a regime asks for; that is :mod:`docgen.filing`.
"""

from docgen.incident.regulatory.dora import (
    AffectedEntity,
    Costs,
    Dora,
    Extent,
    SubmittingEntity,
    Undertaking,
)
from docgen.incident.regulatory.gdpr import Gdpr
from docgen.incident.regulatory.nis2 import Importance, Likelihood, Nis2
from docgen.incident.regulatory.notification import STAGES, Notification, Regime, Stage, in_order
from docgen.incident.regulatory.party import Contact
from docgen.incident.regulatory.regulatory import Regulatory
from docgen.incident.regulatory.sec import Delay, Sec

__all__ = [
    "STAGES",
    "AffectedEntity",
    "Contact",
    "Costs",
    "Delay",
    "Dora",
    "Extent",
    "Gdpr",
    "Importance",
    "Likelihood",
    "Nis2",
    "Notification",
    "Regime",
    "Regulatory",
    "Sec",
    "Stage",
    "SubmittingEntity",
    "Undertaking",
    "in_order",
]
