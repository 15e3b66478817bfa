"""What a request carries to say who sends it: JSON web tokens, authorisation, cookies."""

from __future__ import annotations

from docgen.sanitizing.rule import Candidate, Rule
from docgen.sanitizing.rules.placeholder import given, has_digit, mixed

_SCHEMES = "bearer|basic|token|apikey|api-key|digest|negotiate|ntlm|hmac|oauth|key|signature"
_LEAST_CREDENTIALS = 6


def _credentials(candidate: Candidate) -> int:
    """What follows a scheme, or stands without one; a word of a sentence is none."""
    text = candidate.text
    if text.lower() in _SCHEMES.split("|"):
        return 0
    if len(text) < _LEAST_CREDENTIALS or not (has_digit(text) or text != text.lower()):
        return 0
    return given(candidate)


RULES = (
    # RFC 7515, 3.1 (JWS: three parts, the last may be empty) and RFC 7516, 3.1 (JWE: five). Both begin with
    # an object that begins with a name: {" is eyJ in base64.
    Rule(
        "jwe",
        "jwt",
        r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}",
        hints=("eyj",),
    ),
    Rule("jwt", "jwt", r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*", hints=("eyj",)),
    # RFC 9110, 11.6.2, also as JSON, a shell's argument or a log writes it.
    Rule(
        "authorization-header",
        "authorization",
        rf"(?i:authorization(?:(?:\\?[\"'])?\s{{0,4}}(?:=>|[:=])|\\?[\"'],)\s{{0,4}}(?:\\?[\"'])?"
        rf"(?:(?:{_SCHEMES})\s{{1,4}})?)(?P<secret>[^\s\"',;\\]+)",
        _credentials,
        ("authorization",),
    ),
    Rule(
        "bearer-token",
        "authorization",
        r"\b[Bb]earer\s{1,4}(?P<secret>[A-Za-z0-9._~+/-]{16,}=*)",
        mixed,
        ("bearer",),
    ),
    Rule(
        "api-key-header",
        "authorization",
        r"(?i:\bx-(?:[a-z]+-)?(?:api-key|auth-key|access-token|auth-token|token)(?:\\?[\"'])?\s{0,4}:\s{0,4}(?:\\?[\"'])?)(?P<secret>[^\s\"',;\\]{8,})",
        mixed,
        ("x-",),
    ),
    # RFC 4954, 4: what a client of SMTP, IMAP or POP answers with.
    Rule(
        "mail-login",
        "authorization",
        r"\bAUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2) (?P<secret>[A-Za-z0-9+/]{8,}={0,2})",
        _credentials,
        ("auth plain", "auth login", "auth xoauth2", "authenticate "),
    ),
    Rule(
        "curl-user",
        "authorization",
        r"\bcurl\b[^\n|]*?\s(?:-u|--user)[ =]{0,2}[\"']?[^\s:\"']+:(?P<secret>[^\s\"']+)",
        given,
        ("curl",),
    ),
    # RFC 6265, 4.1 and 4.2: pairs of name and value. All of the line goes, since each pair may be a session.
    Rule(
        "cookie-header",
        "cookie",
        r"(?i:\b(?:set-)?cookie)(?:\\?[\"'])?\s{0,4}:\s{0,4}(?:\\?[\"'])?(?P<secret>[^\s=;,\"'\\()]+=[^\n\"'\\]+)",
        given,
        ("cookie",),
    ),
    Rule(
        "session-cookie",
        "cookie",
        r"(?i:\b(?:jsessionid|phpsessid|asp\.net_sessionid|aspsessionid[a-z]*|connect\.sid|sessionid|laravel_session|_session_id))[=:]\s?(?P<secret>[A-Za-z0-9%._+/=-]{8,})",
        mixed,
        ("sess", "connect.sid"),
    ),
)
