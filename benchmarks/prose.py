"""English sentences by the seed: never the same twice, of the words that incident reports are made of."""

from __future__ import annotations

from random import Random

_WHO = (
    "The payments team",
    "The on-call engineer",
    "The database of orders",
    "The checkout gateway",
    "A scheduled job",
    "The message broker",
    "The load balancer in Dublin",
    "Customer support",
    "The network of the second site",
    "The deployment pipeline",
)
_DID = (
    "reported",
    "recorded",
    "measured",
    "rejected",
    "retried",
    "confirmed",
    "returned",
    "accounted for",
    "queued",
    "lost and later found",
)
_WHAT = (
    "connections without an answer",
    "orders in an uncertain state",
    "requests above the agreed limit",
    "messages older than their deadline",
    "warnings of the storage layer",
    "sessions that had to be opened again",
    "replies with an expired certificate",
    "entries in the journal of the replica",
)
_WHEN = (
    "within {a} minutes of the first alarm",
    "before the queue had reached {a} thousand entries",
    "while {a} per cent of the traffic went to the other region",
    "although only {a} of {b} nodes were affected",
    "until the limit was raised from {a} to {b}",
    "after {a} of {b} checks had passed",
)


def sentence(random: Random, *, marks: bool = False) -> str:
    """A sentence of about 20 words; with ``marks`` some are set in Markdown's bold, italic or code."""
    when = random.choice(_WHEN).format(a=random.randint(2, 999), b=random.randint(1000, 9999))
    what = f"{random.randint(10, 9999)} {random.choice(_WHAT)}"
    if marks:
        what = random.choice(("{}", "{}", "**{}**", "*{}*")).format(what)
    ending = f", as `service{random.randint(1, 99)}` had done" if marks and random.random() < 0.2 else ""
    return f"{random.choice(_WHO)} {random.choice(_DID)} {what} {when}{ending}."


def paragraph(random: Random, sentences: int) -> str:
    return " ".join(sentence(random, marks=True) for _ in range(sentences))


def paragraphs(random: Random, count: int, sentences: int = 4) -> str:
    return "\n\n".join(paragraph(random, sentences) for _ in range(count))


def points(random: Random, count: int) -> list[str]:
    return [sentence(random, marks=True) for _ in range(count)]


def grid(random: Random, rows: int) -> str:
    """A Markdown table of four columns."""
    lines = ["| Region | Attempted | Failed | Share |", "| --- | ---: | ---: | ---: |"]
    for row in range(rows):
        attempted, failed = random.randint(10_000, 99_999), random.randint(100, 9_999)
        lines.append(f"| Region {row + 1} | {attempted} | {failed} | {failed / attempted:.1%} |")
    return "\n".join(lines)
