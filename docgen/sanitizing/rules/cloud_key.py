"""Keys of clouds."""

from __future__ import annotations

from docgen.sanitizing.rule import Candidate, Rule
from docgen.sanitizing.rules.placeholder import has_digit

_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")


def _whole_run(candidate: Candidate) -> int:
    """All of a key of fixed length; a piece of something longer is none."""
    ends = candidate.after[:1] not in _BASE64 or not candidate.after
    return len(candidate.text) if ends and has_digit(candidate.text) else 0


RULES = (
    # The first four letters say what it is: AKIA for users, ASIA for sessions (IAM identifiers, AWS).
    Rule(
        "aws-access-key",
        "aws-key",
        r"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b",
        hints=("akia", "asia", "abia", "acca"),
    ),
    Rule(
        "aws-secret-key",
        "aws-key",
        r"(?i:secret_?(?:access_?)?key)(?:\\?[\"'])?\s{0,4}(?:=>|[:=,])\s{0,4}(?:\\?[\"'])?(?P<secret>[A-Za-z0-9/+]{40})",
        _whole_run,
        ("secret",),
    ),
    Rule("google-api-key", "cloud-key", r"\bAIza[A-Za-z0-9_-]{35}", hints=("aiza",)),
    Rule("google-oauth-secret", "cloud-key", r"\bGOCSPX-[A-Za-z0-9_-]{28}", hints=("gocspx-",)),
    Rule("google-oauth-token", "cloud-key", r"\bya29\.[A-Za-z0-9_-]{20,1000}", hints=("ya29.",)),
    Rule(
        "azure-account-key",
        "cloud-key",
        r"(?i:AccountKey)=(?P<secret>[A-Za-z0-9+/]{40,100}={0,2})",
        hints=("accountkey",),
    ),
    Rule(
        "azure-client-secret", "cloud-key", r"[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}", hints=("q~",)
    ),
    Rule(
        "azure-shared-signature",
        "cloud-key",
        r"\bsig=(?P<secret>[A-Za-z0-9%+/]{40,70}(?:%3[Dd]|=))",
        hints=("sig=",),
    ),
    Rule(
        "aws-signature",
        "aws-key",
        r"(?i:X-Amz-(?:Signature|Security-Token))=(?P<secret>[A-Za-z0-9%+/=]{40,1000})",
        hints=("x-amz-s",),
    ),
    Rule("digitalocean-token", "cloud-key", r"\bdo[por]_v1_[a-f0-9]{64}\b", hints=("_v1_",)),
    Rule("alibaba-access-key", "cloud-key", r"\bLTAI[A-Za-z0-9]{12,24}\b", hints=("ltai",)),
    Rule("tencent-secret-id", "cloud-key", r"\bAKID[A-Za-z0-9]{32}\b", hints=("akid",)),
    Rule("yandex-key", "cloud-key", r"\bAQVN[A-Za-z0-9_-]{35,38}", hints=("aqvn",)),
    Rule("heroku-key", "cloud-key", r"\bHRKU-[A-Za-z0-9_-]{36,80}", hints=("hrku-",)),
)
