"""Names of enclosed files: none leads out of the folder into which they are taken."""

from __future__ import annotations

import pytest

from docgen.document import Attachment, Relationship
from docgen.enclosure import free_name, plain_names
from docgen.errors import UnreadableError


def files(*names: str) -> list[Attachment]:
    return [Attachment(name, b"x", "text/plain", Relationship.SUPPLEMENT, "") for name in names]


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a", "a/../../b", "a//b", "", ".", "a/", "c:\\x", "c:x", "a\\b", "a\x00b", "//host/a"],
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="leads out of its folder"):
        plain_names(files(name))


def test_every_bad_name_is_told_at_once() -> None:
    with pytest.raises(UnreadableError) as caught:
        plain_names(files("a", "a", "../b", "/c"))
    assert len(str(caught.value).splitlines()) == 3


def test_good_names_stay() -> None:
    assert list(plain_names(files("incident.json", "evidence/a b.png", "é.log"))) == [
        "incident.json",
        "evidence/a b.png",
        "é.log",
    ]


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("a.json", {"b"}) == "a.json"
    assert free_name("a.json", {"A.JSON", "a-2.json"}) == "a-3.json"
    assert free_name("SHA256SUMS", {"sha256sums"}) == "SHA256SUMS-2"
