"""The table of regulatory clocks, as a reader of the record sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from cases import LAYOUTS, assembled, at, bare, checkout
from docgen.layouts.parts.deadlines import clock_table
from docgen.layouts.regulatory import layout as regulatory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seen import blanks, every, inlines, rows_of, text_of, titles

from docgen.deadlines import deadlines_of
from docgen.deadlines.agenda import agenda
from docgen.document import Document, Label, Table, Tone, plain_text
from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.incident import Incident, Moment, Notification, Regime, Regulatory, Stage, Status
from docgen.layout_api import Options
from docgen.policy import STANDING, Default, edition
from docgen.readers import read_bytes
from docgen.schemas import load_incident
from docgen.theme import Theme
from incidents import filings, incidents

TITLE = "Notification Deadlines"
SENT = Notification(
    Regime.DORA, Stage.INITIAL, "BaFin", at(14, 20, 10), "MVP-7", "The portal was down until 20:05."
)


def told(*notifications: Notification, status: Status = Status.DRAFT, day: int | None = 18) -> Incident:
    given = Regulatory(
        aware_at=at(14, 14, 0),
        classified_major_at=at(14, 15, 0),
        country="DE",
        subdivision="HE",
        notifications=notifications,
    )
    dated = date(2026, 3, day) if day else None
    return replace(
        bare(status),
        timezone="Europe/Berlin",
        regulatory=given,
        impact_end=at(14, 16, 0),
        postmortem_date=dated,
    )


def clocks_of(document: Document) -> Table:
    (table,) = (table for table in every(document, Table) if table.summary.startswith("Deadlines"))
    return table


def rows(incident: Incident) -> list[tuple[str, ...]]:
    """The cells of each clock, its lines joined by blanks."""
    read = rows_of(clocks_of(assembled(regulatory, incident)))
    return [tuple(cell.replace(" | ", " ").replace("\n", " ") for cell in row) for row in read]


def test_without_regulatory_data_no_layout_has_it() -> None:
    for layout in LAYOUTS:
        for incident in (bare(), checkout().incident):
            assert TITLE not in text_of(assembled(layout, incident))


def test_it_stands_among_the_document_control() -> None:
    assert f"1.4 {TITLE}" in titles(assembled(regulatory, told(SENT)))


def test_each_clock_with_its_article_its_origin_and_its_state() -> None:
    initial, intermediate, final = rows(told(SENT))
    assert initial == (
        "DORA: Initial notification BaFin RTS (EU) 2025/301 Art. 5(1)(a), (2)",
        "16 March 2026, 12:00 (UTC+01:00) Moved: Saturday",
        "Classification as major 14 March 2026, 16:00 (UTC+01:00)",
        "14 March 2026, 21:10 (UTC+01:00) MVP-7",
        "Submitted",
    )
    assert intermediate[1:] == (
        "17 March 2026, 21:10 (UTC+01:00)",
        "Submission of the initial notification 14 March 2026, 21:10 (UTC+01:00)",
        "Not submitted",
        "Late",
    )
    assert final[1] == "Cannot be computed without: submission of the intermediate report"
    assert final[4] == "Open"


def test_the_reference_of_an_authority_has_room_to_stand_whole() -> None:
    """The SEC's has 20 characters, and a number that goes on in the next line is read wrong."""
    columns = clocks_of(assembled(regulatory, told(SENT))).columns
    page, padding, digit, hyphen = Theme().page, 10, 4.75, 3.5  # points, of the text of a table
    room = (page.width - page.left - page.right).points
    submitted = next(each for each in columns if plain_text(each.title) == "Submitted")
    assert room * submitted.share / sum(each.share for each in columns) - padding > 18 * digit + 2 * hyphen


def test_the_state_is_a_word_beside_its_colour() -> None:
    labels = [each for each in inlines(assembled(regulatory, told(SENT))) if isinstance(each, Label)]
    assert Label("Late", Tone.CRITICAL) in labels
    assert Label("Submitted", Tone.GOOD) in labels


def test_nothing_is_late_in_a_report_without_a_date() -> None:
    document = assembled(regulatory, told(SENT, day=None))
    assert [row[-1] for row in rows_of(clocks_of(document))] == ["Submitted", "Due", "Open"]
    assert "The report has no date, so that what has not been submitted is shown as due." in text_of(document)


def test_the_day_of_the_report_is_said_and_decides() -> None:
    assert rows(told(SENT, day=17))[1][-1] == "Due"
    text = text_of(assembled(regulatory, told(SENT)))
    assert "Days of Europe/Berlin; public holidays of DE-HE." in text
    assert "judged as of 18 March 2026" in text


def test_a_moment_that_is_named_goes_before_the_day_of_the_report() -> None:
    moment = datetime(2026, 3, 17, 20, 10, 1, tzinfo=UTC)
    document = assembled(regulatory, told(SENT, day=17), Options(as_of=moment))
    assert [row[-1] for row in rows_of(clocks_of(document))] == ["Submitted", "Late", "Open"]
    assert "judged as of 17 March 2026, 21:10:01 (UTC+01:00)." in text_of(document)


def test_reasons_for_delay_stand_in_full() -> None:
    text = text_of(assembled(regulatory, told(SENT)))
    assert "DORA: Initial notification (BaFin). The portal was down until 20:05." in text


def test_what_is_late_without_a_reason_has_room_for_it() -> None:
    purpose = "reason for delay, DORA: Intermediate report (BaFin)"
    assert purpose in blanks(assembled(regulatory, told(SENT)))
    final = assembled(regulatory, told(SENT, status=Status.FINAL))
    assert purpose not in blanks(final)
    assert "DORA: Intermediate report (BaFin). Not stated" in text_of(final)


def test_a_day_without_its_hour_is_shown_as_a_day() -> None:
    warned = Notification(Regime.NIS2, Stage.EARLY_WARNING, None, Moment(date(2026, 3, 15)))
    (row,) = (each for each in rows(told(warned)) if each[0].startswith("NIS2: Early warning"))
    assert row[3:] == ("15 March 2026 Not stated: the hour", "Open")


def test_an_annex_takes_the_clocks_of_its_regime_only() -> None:
    incident = told(SENT, Notification(Regime.GDPR, Stage.NOTIFICATION))
    assert clock_table(incident, Options(), Regime.SEC) == ()
    (table,) = (each for each in clock_table(incident, Options(), Regime.GDPR) if isinstance(each, Table))
    assert len(table.rows) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=incidents, filing=filings, moment=st.datetimes(datetime(1990, 1, 1), timezones=st.just(UTC)))
def test_whatever_the_data_are_each_clock_has_a_row(
    data: dict[str, object], filing: dict[str, object], moment: datetime
) -> None:
    text = json.dumps({**data, "regulatory": filing})
    try:
        incident, _ = load_incident(read_bytes(text.encode(), "data.json"))
    except DataError:
        return
    found = deadlines_of(incident, moment)
    blocks = clock_table(incident, Options(as_of=moment))
    tables = [each for each in blocks if isinstance(each, Table)]
    assert [len(table.rows) for table in tables] == ([len(found)] if found else [])
    made = {id(each.submission) for each in found if each.submission}
    assert len(made) == len(incident.regulatory.notifications)
    assert agenda(incident.id, incident.title, found, moment)


_SUNDAY = b"""
{id: X-1, title: T, severity: S1, date: 2026-03-05, timezone: Europe/Dublin, impact_end: 2026-03-05T15:00,
 status: Draft, postmortem_date: 2026-03-30, regulatory: {aware_at: 2026-03-05T09:30,
 classified_major_at: 2026-03-05T11:00, country: IE,
 dora: {affected_entities: [{types: [credit_institution]}]},
 notifications: [{regime: dora, stage: initial, submitted_at: 2026-03-05T12:00},
                 {regime: dora, stage: intermediate, submitted_at: 2026-03-06T11:00}]}}
"""
"""A bank whose intermediate report was due on a Sunday; its final one is on Easter Monday."""


def _edition(policy: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """The clocks as they stand in a regulator's edition under a policy."""
    incident, _ = load_incident(read_bytes(_SUNDAY, "data.yaml"))
    defaults = {**STANDING.defaults, **{path: Default(tuple(who)) for path, who in policy.items()}}
    made = edition(Dossier(incident), "regulator", replace(STANDING, defaults=defaults)).dossier.incident
    return rows(made)


def test_an_edition_shows_no_limit_that_the_whole_does_not_have() -> None:
    """Without its kind the bank would have until Monday noon; without its country no Easter Monday."""
    whole = _edition({})
    assert [row[1] for row in whole[1:]] == [
        "8 March 2026, 12:00 (UTC+00:00)",
        "7 April 2026, 12:00 (UTC+01:00) Moved: Easter Monday",
    ]
    assert _edition({"document": ["regulator"]}) == whole
    kindless = _edition({"regulatory.dora": []})
    assert (kindless[1][1], kindless[1][2], kindless[1][4]) == ("Not in this edition", "–", "–")
    assert (kindless[0], kindless[2]) == (whole[0], whole[2])
    placeless = _edition({"regulatory.country": []})
    assert placeless[2][1] == "Not in this edition"
    assert placeless[:2] == whole[:2]
    lasting = _edition({"impact_end": []})
    assert [row[1] for row in lasting if "Updated" in row[0]] == ["Not in this edition"]


def test_an_edition_does_not_say_of_a_withheld_submission_that_it_was_not_made() -> None:
    told = _edition({"regulatory.notifications.submitted_at": []})
    assert not any("Not submitted" in cell or "Cannot" in cell for row in told[:2] for cell in row)
