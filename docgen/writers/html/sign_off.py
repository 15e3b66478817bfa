"""The table to sign: a row a signatory, tall enough for a hand."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Signatory, SignOff
from docgen.writers.columns import shares_to_sign
from docgen.writers.html.blank import blank_field
from docgen.writers.html.element import element
from docgen.writers.html.setting import Setting
from docgen.writers.html.tabular import columns, head
from docgen.writers.html.words import breakable


def set_sign_off(sign_off: SignOff, setting: Setting) -> Markup:
    """Role, name, date, meaning where it is asked for, and room to sign."""
    titles = ["Role", "Name", sign_off.date_heading, "Signature"]
    if sign_off.with_meaning:
        titles.insert(3, "Meaning of Signature")
    shares = shares_to_sign(with_meaning=sign_off.with_meaning)
    rows = (_row(each, sign_off, setting) for each in sign_off.signatories)
    return element(
        "table",
        columns(shares),
        head(map(breakable, titles), [""] * len(titles), setting.names_language),
        element("tbody", *rows),
        class_="sign-off",
        aria_label="Signatures",
    )


def _row(signatory: Signatory, sign_off: SignOff, setting: Setting) -> Markup:
    values = [(signatory.name, "name", ""), (signatory.date, sign_off.date_heading, "")]
    if sign_off.with_meaning:
        values.append((signatory.meaning, "meaning of signature", setting.names_language))
    cells = [
        _cell(value, f"{purpose} of {signatory.role}", setting, language)
        for value, purpose, language in values
    ]
    signature = _cell("", f"signature of {signatory.role}", setting)
    return element("tr", element("th", breakable(signatory.role), scope="row"), *cells, signature)


def _cell(value: str, purpose: str, setting: Setting, language: str = "") -> Markup:
    inside = breakable(value) if value else blank_field(purpose, setting, "unruled")
    return element("td", inside, lang=language if value else "")
