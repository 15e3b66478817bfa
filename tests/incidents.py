"""Whole incidents for hypothesis: every key of a data file may be there, each with a good value."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

# What the fonts of docgen have, with what could trip a parser, a format or a digest.
_PLAIN = "abcXYZ 0189 éßøŁ ДЖю αβγ _*`~[]()<>&\"'\\|#+-=.!:;{}%$^@/?,"
TEXT = _PLAIN + "\u00a0\u2013\u2019\u2026\u00ad\x00\x1b\x85\u202e\ufffe"
words = st.text(st.sampled_from(TEXT), max_size=30).filter(lambda text: any(each.isalnum() for each in text))
prose = st.text(st.sampled_from(TEXT + "\n\n"), max_size=80).filter(
    lambda text: any(each.isalnum() for each in text)
)
# Evidence is kept to the letter, whatever its characters.
verbatim = st.text(st.sampled_from(TEXT + "\r\n\t\ufffd\uffff\ud800"), max_size=80)

days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1), timezones=offsets | st.just(UTC))
times = st.one_of(days, instants.map(datetime.isoformat))
events = times | st.times().map(lambda clock: clock.strftime("%H:%M"))


def _some(**keys: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional=keys)


def _several(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(inner, max_size=3)


points = prose | _several(prose)
evidence = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["log", "diff", "config", "transcript"]),
        "title": words,
        "text": verbatim,
    },
    optional={"caption": prose, "source": words, "captured_at": times},
)
links = st.fixed_dictionaries(
    {"kind": st.just("link"), "title": words, "url": st.just("https://example.org/a?b=1&c=\u00e9")}
)

amounts = st.decimals(0, 10**9, places=2).map(str)
extents = _some(number=st.integers(0, 10**9), percentage=st.decimals(0, 100, places=1).map(str))
told = [("dora", "initial"), ("dora", "intermediate"), ("dora", "final"), ("dora", "reclassified")]
told += [("nis2", "notification"), ("nis2", "final"), ("sec", "notification"), ("hipaa", "individuals")]
notifications = st.builds(
    lambda which, given: {"regime": which[0], "stage": which[1], **given},
    st.sampled_from(told),
    _some(authority=words, submitted_at=times, reference=words, delay_reason=words),
)
filings = _some(
    aware_at=times,
    classified_major_at=times,
    materiality_determined_at=times,
    notification_incident_determined_at=times,
    individuals_affected=st.integers(0, 1000),
    weekend_relief_denied=st.booleans(),
    country=st.sampled_from(["IE", "NO", "US"]),
    holidays=_several(days),
    notifications=_several(notifications),
    dora=_some(
        submitting_entity=_some(name=words, lei=st.just("529900T8BM49AURSDO55"), code=words),
        affected_entities=_several(_some(types=_several(st.just("trading_venue")), name=words)),
        description=prose,
        business_continuity_activated=st.booleans() | st.sampled_from(["yes", "No"]),
        clients_affected=extents,
        transactions_value=amounts,
        duration=st.just("002:23:59"),
        costs=_some(staff=amounts, redress=amounts),
        recurring_since=times,
    ),
    nis2=_some(entity=words, malicious_act_suspected=st.sampled_from(["yes", "no", "unknown"]), update=prose),
    gdpr=_some(nature=prose, data_subjects=st.integers(0, 10**9), record_categories=_several(words)),
    sec=_some(nature=prose, timing=prose, delay=_some(until=days, grounds=words), closed_days=_several(days)),
)

incidents = st.fixed_dictionaries(
    {"id": words, "title": words, "severity": st.sampled_from(["S0", "S1", "S2", "S3"]), "date": days},
    optional={
        "customer_impact": prose,
        "affected_services": _several(words),
        "commander": words,
        "author": words,
        "postmortem_date": days,
        "status": st.sampled_from(["Draft", "In Review"]),
        "executive_summary": prose,
        "impact": _some(customer=prose, business=prose, internal=prose),
        "timeline": _several(
            st.fixed_dictionaries({"at": events, "event": prose}, optional={"actor": words})
        ),
        "root_cause": _some(
            trigger=prose,
            cause=prose,
            contributing_factors=_several(prose),
            five_whys=_several(_some(why=words, answer=prose)),
        ),
        "detection": prose,
        "went_well": points,
        "lessons_learned": points,
        "action_items": _several(
            st.fixed_dictionaries(
                {"description": prose},
                optional={
                    "type": st.sampled_from(["Prevent", "Detect", "Mitigate", "Process"]),
                    "owner": words,
                    "due": days,
                    "status": st.sampled_from(["open", "In progress", "DONE", "cancelled"]) | words,
                    "ticket": words,
                },
            )
        ),
        "external_communication": _some(customer=prose, regulatory=prose),
        "appendices": _several(evidence | links),
        "sign_off": _several(
            st.fixed_dictionaries({"role": words}, optional={"name": words, "reviewed_on": times})
        ),
        "document": _some(
            number=words,
            version=words,
            classification=words,
            owner=words,
            distribution=_several(words),
            revisions=_several(st.fixed_dictionaries({"version": words}, optional={"date": days})),
        ),
        "regulatory": filings,
        "language": st.sampled_from(["en", "de-AT", "el"]),
        "sources": _several(st.just("https://example.org/") | st.just({"url": "https://a.example/"})),
    },
)
"""The data of an incident, before it is written down."""
