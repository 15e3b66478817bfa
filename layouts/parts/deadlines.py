"""The table of regulatory clocks: by when each notification is due, from what that is counted, how it stands.

It is judged by the date that the data themselves give the report, or by the moment that the options name, and
never by the clock of whoever makes it: without either, what has not been submitted is due and never late.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from docgen.layout_api import (
    REGIME_NAMES,
    Block,
    BulletList,
    Cell,
    Column,
    Deadline,
    DeadlineState,
    Incident,
    Inline,
    Label,
    Limit,
    LineBreak,
    Moment,
    Options,
    Paragraph,
    ParagraphRole,
    Prompt,
    Regime,
    Row,
    Strong,
    Table,
    Text,
    Tone,
    Withheld,
    deadlines_of,
    stated_as_of,
)

from .absent import absent_inline, absent_line
from .clock import is_utc, name_zone, show_clock, show_date, show_offset, show_time
from .phrase import house, house_line, note, run_in, words
from .withheld import is_withheld

_STATES = {
    DeadlineState.DUE: ("Due", Tone.MINOR),
    DeadlineState.SUBMITTED: ("Submitted", Tone.GOOD),
    DeadlineState.LATE: ("Late", Tone.CRITICAL),
    DeadlineState.OPEN: ("Open", Tone.NEUTRAL),
}
_COLUMNS = (("Notification", 1.99), ("Due", 1.5), ("Counted From", 1.5), ("Submitted", 1.8), ("State", 0.86))
"""As wide as an authority's reference needs to stand whole, such as the SEC's of 20 characters."""
_NONE = "–"
_UNDATED = "The report has no date, so that what has not been submitted is shown as due."


def clock_table(incident: Incident, options: Options, *regimes: Regime) -> tuple[Block, ...]:
    """The table and the reasons for delay, of all regimes or some; nothing where none of them has clocks."""
    every = deadlines_of(incident, options.as_of or stated_as_of(incident))
    found = tuple(each for each in every if not regimes or each.rule.regime in regimes)
    if not found:
        return ()
    columns = tuple(Column(house(title), share) for title, share in _COLUMNS)
    rows = tuple(_row(incident, each) for each in found)
    table = Table(columns, rows, "Deadlines of regulatory notifications, and how each stands")
    return (note(_basis(incident, options, found)), table, *_reasons(incident, found))


def _basis(incident: Incident, options: Options, found: tuple[Deadline, ...]) -> str:
    """Whose days count, and as of when it is judged."""
    given, zone = incident.regulatory, name_zone(incident.timezone)
    place = "-".join(part for part in (given.country, given.subdivision) if part)
    holidays = (
        f"; public holidays of {place}" if place else "; weekends but no holidays, since no country is given"
    )
    if any(is_withheld(incident, f"regulatory.{key}") for key in ("country", "subdivision")):
        holidays = ""
    washington = any(each.rule.regime is Regime.SEC for each in found)
    abroad = "; for the SEC, business days in Washington" if washington else ""
    day, as_of = incident.postmortem_date, options.as_of
    moment = show_date(day) if day else ""
    if as_of is not None:
        moment = _show_instant(as_of.astimezone(ZoneInfo(incident.timezone)))
    judged = f"What has not been submitted is judged as of {moment}." if moment else _UNDATED
    return f"Days of {zone}{holidays}{abroad}. {judged}"


def _row(incident: Incident, each: Deadline) -> Row:
    word, tone = _STATES[each.state]
    return Row(
        (
            Cell(_notification(each)),
            Cell(_due(incident, each)),
            Cell(_origin(incident, each)),
            Cell(_submitted(incident, each)),
            Cell(house_line(_NONE) if _is_untold(each) else (Paragraph((Label(word, tone),)),)),
        )
    )


def _notification(each: Deadline) -> tuple[Block, ...]:
    """Regime and stage, the authority, and the article that sets the limit."""
    name = Paragraph((Strong(house(f"{REGIME_NAMES[each.rule.regime]}: {each.rule.title}")),))
    authority = (Paragraph(words(each.authority)),) if each.authority else ()
    return (name, *authority, *_article(each.rule.article))


def _article(cited: str) -> tuple[Block, ...]:
    """The act on one line and its article on the next, so that no reference is broken."""
    act, word, article = cited.partition("Art. ")
    if not cited:
        return ()
    rest = (LineBreak(), *house(f"{word}{article}")) if word else ()
    return (Paragraph((*house(act.strip()), *rest), ParagraphRole.NOTE),)


def _is_untold(each: Deadline) -> bool:
    """Whether what is left in an edition would give another limit than the whole does."""
    return isinstance(each.reckoned, Withheld)


def _due(incident: Incident, each: Deadline) -> tuple[Block, ...]:
    match each.reckoned:
        case Withheld():
            return absent_line(incident, "")
        case Limit() as limit:
            moved = (note(f"Moved: {limit.moved_from}"),) if limit.moved_from else ()
            return (*house_line(_show_limit(limit)), *moved)
        case Prompt():
            return house_line("Without undue delay")
    if each.missing:
        lacking = ", ".join(lack.name for lack in each.missing)
        return (note(f"Cannot be computed without: {lacking}"),)
    return house_line("No fixed limit")


def _show_limit(limit: Limit) -> str:
    day = show_date(limit.at.date())
    return f"{day}, end of day ({_offset(limit.at)})" if limit.whole_day else _show_instant(limit.at)


def _origin(incident: Incident, each: Deadline) -> tuple[Block, ...]:
    if each.origin is None:
        return house_line(_NONE)
    when = _show_moment(incident, each.origin.moment)
    return (Paragraph(house(_capital(each.origin.name))), note(when))


def _submitted(incident: Incident, each: Deadline) -> tuple[Block, ...]:
    """When, with the authority's reference; that the hour is missing where it would decide."""
    made = each.submitted_at
    if made is None:
        return absent_line(incident, "") if _is_untold(each) else house_line("Not submitted")
    reference = each.submission.reference if each.submission else None
    hour = (note("Not stated: the hour"),) if each.missing and each.due_at else ()
    known = (Paragraph(words(reference), ParagraphRole.NOTE),) if reference else ()
    return (*house_line(_show_moment(incident, made)), *known, *hour)


def _reasons(incident: Incident, found: tuple[Deadline, ...]) -> tuple[Block, ...]:
    """Why each is late; room for the reason of what is late without one."""
    delayed = [each for each in found if each.delay_reason or each.state is DeadlineState.LATE]
    items = tuple((Paragraph(_reason(incident, each)),) for each in delayed)
    return run_in("Reasons for delay", (BulletList(items),)) if items else ()


def _reason(incident: Incident, each: Deadline) -> tuple[Inline, ...]:
    addressee = f" ({each.authority})" if each.authority else ""
    name = f"{REGIME_NAMES[each.rule.regime]}: {each.rule.title}{addressee}"
    given = (
        words(each.delay_reason)
        if each.delay_reason
        else absent_inline(incident, f"reason for delay, {name}")
    )
    return (Strong(house(f"{name}.")), Text(" "), *given)


def _show_moment(incident: Incident, moment: Moment) -> str:
    local = moment.local(incident.timezone)
    return show_clock(moment, incident.timezone) if local is None else _show_instant(local)


def _show_instant(local: datetime) -> str:
    return f"{show_date(local.date())}, {show_time(local)} ({_offset(local)})"


def _offset(local: datetime) -> str:
    return "UTC" if is_utc(str(local.tzinfo)) else show_offset(local)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
