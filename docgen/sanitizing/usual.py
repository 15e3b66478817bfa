"""The rules that docgen brings, in the order in which they decide a draw: what says most comes first."""

from __future__ import annotations

from docgen.sanitizing.rule import Rule
from docgen.sanitizing.rules import (
    cloud_key,
    connection,
    header,
    machine,
    mail,
    password,
    payment,
    telephone,
    token,
)

USUAL_RULES: tuple[Rule, ...] = (
    *token.RULES,
    *cloud_key.RULES,
    *header.RULES,
    *connection.RULES,
    *password.RULES,
    *payment.RULES,
    *mail.RULES,
    *machine.RULES,
    *telephone.RULES,
)
"""Every rule but that for private keys, which no pattern holds: they are looked for always."""
