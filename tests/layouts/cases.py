"""Incidents built by hand, each for what it is like: complete and signed, bare, and known only by days."""

from __future__ import annotations

from datetime import UTC, date, datetime

from docgen.layouts.leadership import layout as leadership
from docgen.layouts.postmortem import layout as postmortem
from docgen.layouts.regulatory import layout as regulatory

from docgen.document import Document, Picture, check, number
from docgen.evidence import Dossier, Exhibit
from docgen.incident import (
    ActionItem,
    ActionStatus,
    ActionType,
    Appendix,
    AppendixKind,
    DocumentControl,
    ExternalCommunication,
    Impact,
    Incident,
    Moment,
    Revision,
    RootCause,
    Severity,
    SignOff,
    Source,
    Status,
    TimelineEntry,
    Why,
)
from docgen.layout_api import Layout, Options

LAYOUTS: tuple[Layout, ...] = (postmortem, leadership, regulatory)
WHOLE: tuple[Layout, ...] = (postmortem, regulatory)


def assembled(layout: Layout, dossier: Dossier | Incident, options: Options | None = None) -> Document:
    """A document as the pipeline would hand it to a writer."""
    given = Dossier(dossier) if isinstance(dossier, Incident) else dossier
    return check(number(layout.assemble(given, options or Options())))


def at(day: int, hour: int, minute: int, second: int = 0, *, month: int = 3) -> Moment:
    return Moment.at(datetime(2026, month, day, hour, minute, second, tzinfo=UTC))


def bare(status: Status = Status.DRAFT) -> Incident:
    """Nothing but what a Draft needs."""
    return Incident("INC-7", "Login slow", Severity.S3, date(2026, 2, 3), status=status)


def checkout() -> Dossier:
    """Complete, signed, within a day."""
    log = Appendix(
        AppendixKind.LOG,
        "Gateway log at onset",
        path="evidence/gateway.log",
        source="gateway-eu-3",
        captured_at=at(14, 14, 9),
    )
    chart = Appendix(
        AppendixKind.IMAGE,
        "Failed payments by minute",
        path="evidence/failed.png",
        alt="A curve that jumps at 13:52 and falls at 15:12.",
        caption="Failed card payments, *all regions*",
        source="Payments dashboard",
        captured_at=at(14, 16, 2),
    )
    link = Appendix(AppendixKind.LINK, "Status page", url="https://status.example.org/2041")
    exhibits = (
        Exhibit(
            log,
            "text/plain",
            18_240,
            "5f" * 32,
            text="13:52:07 WARN pool exhausted\n13:52:08 ERROR no connection within 2000 ms",
            notes=("12 terminal colour codes left out",),
        ),
        Exhibit(chart, "image/png", 48_211, "c0" * 32, Picture(b"pixels", "image/png", 1280, 480, 192.0)),
        Exhibit(link),
    )
    return Dossier(_checkout((log, chart, link)), exhibits)


def _checkout(appendices: tuple[Appendix, ...]) -> Incident:
    return Incident(
        id="INC-2041",
        title="Checkout unavailable in two regions",
        severity=Severity.S1,
        date=date(2026, 3, 14),
        impact_start=at(14, 13, 52),
        impact_end=at(14, 15, 39),
        detected_at=at(14, 13, 58),
        mitigated_at=at(14, 15, 12),
        resolved_at=at(14, 15, 39),
        affected_services=("Checkout API (eu-west, ap-south)", "Order history"),
        customer_impact="412,000 customers; 31 % of card payments failed",
        commander="Ingrid Solberg",
        author="Mercy Okafor",
        postmortem_date=date(2026, 3, 24),
        status=Status.FINAL,
        executive_summary=(
            "On Saturday afternoon one card payment in three failed in Europe and Asia. "
            "A change had lowered the number of connections to the ledger.\n\nNo card was charged twice."
        ),
        impact=Impact("412,000 customers saw an error.", "Orders of € 1.9 M were delayed.", "Two teams."),
        timeline=(
            TimelineEntry(at(14, 15, 39), "All regions normal; incident closed", "Ingrid Solberg"),
            TimelineEntry(at(14, 13, 52), "Error rate above 5 % in eu-west", "Monitoring"),
            TimelineEntry(at(14, 13, 58), "Alert fires; on-call paged", "Alerting"),
            TimelineEntry(at(14, 14, 40, 30), "Limit of 40 found where 400 was expected"),
            TimelineEntry(at(14, 15, 12), "Limit restored in eu-west", "Payments on-call"),
        ),
        root_cause=RootCause(
            "Change CR-8817 set the limit from 400 to 40.",
            "Limits are not tested against peak traffic before they are applied.",
            ("The dashboard shows no limits.", "The change was reviewed by one person."),
            (Why("The pool of connections was exhausted."), Why("Nobody tests limits.", "Why so small?")),
        ),
        detection="An alert on availability, six minutes after onset.",
        response="The right team was there in nine minutes.",
        went_well=("Paging was fast.", "The change could be undone."),
        could_improve="The *cause* took 42 minutes to find.",
        action_items=(
            ActionItem(
                "Test limits against peak traffic",
                ActionType.PREVENT,
                "Ravi Menon",
                date(2026, 4, 15),
                ActionStatus.DONE,
                "REL-311",
            ),
            ActionItem("Alert on pool use", ActionType.DETECT, "Lena Fuchs", date(2026, 5, 1), "Blocked"),
            ActionItem("Undo by one command", ActionType.MITIGATE, "Lena Fuchs", None, ActionStatus.OPEN),
        ),
        lessons_learned="A limit is a change like any other.",
        external_communication=ExternalCommunication("Four notes on the status page.", "None was required."),
        appendices=appendices,
        sign_off=(
            SignOff("Post Mortem Author", "Mercy Okafor", at(24, 9, 30)),
            SignOff("VP/Director of Engineering", "Tomás Rivera", Moment(date(2026, 3, 25))),
        ),
        document=DocumentControl(
            number="PM-2026-0187",
            version="1.0",
            classification="Confidential",
            organization="Northwind Payments Ltd",
            owner="Reliability Engineering",
            distribution=("Executive Committee", "Internal Audit"),
            retention="Until 14 March 2033",
            revisions=(
                Revision("0.9", date(2026, 3, 18), "M. Okafor", "For review"),
                Revision("1.0", date(2026, 3, 24), "M. Okafor", "Approved"),
            ),
        ),
        sources=(
            Source("https://example.org/cr-8817", "Change CR-8817"),
            Source("https://example.org/runbook"),
        ),
    )


def breach() -> Incident:
    """Over several days, in another zone, with hours that nobody knows."""
    return Incident(
        id="SEC-9",
        title="Customer list copied",
        severity=Severity.S0,
        date=date(2026, 2, 27),
        timezone="Asia/Tokyo",
        impact_start=Moment(date(2026, 2, 27)),
        impact_end=at(2, 3, 15),
        detected_at=at(1, 22, 40),
        mitigated_at=at(2, 3, 15),
        status=Status.IN_REVIEW,
        timeline=(
            TimelineEntry(Moment(date(2026, 2, 27)), "A stolen password is used"),
            TimelineEntry(at(1, 22, 40), "An analyst sees the copy", "Security desk"),
            TimelineEntry(at(2, 3, 15), "The account is closed", "Security desk"),
            TimelineEntry(at(2, 3, 20), "The board is told", "Duty officer"),
        ),
    )
