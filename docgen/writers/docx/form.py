"""The form: the sign-off table's empty cells as data, to which their content controls are bound (17.5.2.6).

What somebody types into a bound control Word writes into the form as well, so that it can be read without
knowing where the control stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.seal.markup import held
from docgen.seal.namespace import FORM
from docgen.writers.docx.storage import item_id
from docgen.writers.docx.xml import Xml, element, encoded, join, w

FORM_ID = item_id(FORM.encode())
"""The GUID of the form; a document has one at most."""


@dataclass(slots=True)
class Form:
    """Who signs, and which fields are left to each of them."""

    signatories: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def enter(self, role: str, fields: Sequence[str]) -> int:
        """One more who signs, with these fields to fill in; the number under which they are bound."""
        self.signatories.append((role, tuple(fields)))
        return len(self.signatories)

    def item(self) -> bytes:
        """The form, empty."""
        entries = (
            element("signatory", {"role": held(role)}, join(element(name) for name in fields))
            for role, fields in self.signatories
        )
        return encoded(element("form", {"xmlns": FORM}, *entries))


def binding(signatory: int, name: str) -> Xml:
    """The property that binds a control to a field of a signatory."""
    path = f"/f:form[1]/f:signatory[{signatory}]/f:{name}[1]"
    return w("dataBinding", prefixMappings=f"xmlns:f='{FORM}'", xpath=path, storeItemID=FORM_ID)
