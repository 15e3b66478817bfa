"""What readers call a regime."""

from __future__ import annotations

from docgen.incident import Regime

REGIMES = {
    Regime.DORA: "DORA",
    Regime.NIS2: "NIS2",
    Regime.GDPR: "GDPR",
    Regime.SEC: "SEC",
    Regime.US_BANK: "US bank regulators",
    Regime.HIPAA: "HIPAA",
}
