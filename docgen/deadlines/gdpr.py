"""GDPR: notification of a personal data breach to the supervisory authority (Art. 33(1)).

Seventy-two elapsed hours: a period in hours counts holidays (Regulation 1182/71 Art. 3(3)) and is not moved
by them, since Art. 3(4) speaks of periods "otherwise than in hours". Art. 3(5), two working days in any
period of two days or more, is not applied to a period in hours: it could only give more time, and a limit
that is shown must not be later than the one that an authority reckons with.
"""

from __future__ import annotations

from docgen.deadlines.counting import hours_from
from docgen.deadlines.facts import Event
from docgen.deadlines.rule import Rule
from docgen.incident import Regime, Stage

RULES = (
    Rule(
        Regime.GDPR,
        Stage.NOTIFICATION,
        "Notification to the supervisory authority",
        "Regulation (EU) 2016/679 Art. 33(1)",
        "72 h from awareness; later with reasons",
        hours_from(Event.AWARE, 72),
    ),
)
