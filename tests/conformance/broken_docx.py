"""A Word file of docgen's broken on purpose, one thing at a time, and who has to notice."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple, TypeAlias

Members: TypeAlias = list[tuple[str, bytes]]

SDK, ECMA, OWN = "Open XML SDK", "ECMA-376", "DOCX"
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
NUMBERING, CORE, APP = "word/numbering.xml", "docProps/core.xml", "docProps/app.xml"
TYPES, LINES = "[Content_Types].xml", "word/_rels/document.xml.rels"


class Break(NamedTuple):
    """What is done to the file, the validators that have to find it, and the rule of our own inspection."""

    do: Callable[[Members], Members]
    caught_by: frozenset[str]
    rule: str


def _change(part: str, old: str, new: str, count: int = 1) -> Callable[[Members], Members]:
    """Replace what an expression finds in a part."""

    def do(members: Members) -> Members:
        content = dict(members)[part].decode()
        changed, times = re.subn(old, new, content, count=count, flags=re.DOTALL)
        assert times, f"{part} holds no {old}"
        return [(name, changed.encode() if name == part else data) for name, data in members]

    return do


def _by(*validators: str, rule: str = "") -> tuple[frozenset[str], str]:
    return frozenset(validators), rule


def _with(name: str, data: bytes = b"") -> Callable[[Members], Members]:
    return lambda members: [*members, (name, data)]


def _without(part: str) -> Callable[[Members], Members]:
    return lambda members: [(name, data) for name, data in members if name != part]


def _in_body(content: str) -> Callable[[Members], Members]:
    return _change(BODY, "<w:body>", f"<w:body>{content}")


_FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>{}</w:p>'
_RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_BOUND = (
    '<w:sdt><w:sdtPr><w:id w:val="4711"/><w:dataBinding w:xpath="{}" w:storeItemID="{}"/><w:text/></w:sdtPr>'
    "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
)
_STORE = "{11111111-2222-3333-4444-555555555555}"


def _bound(path: str, store: str = _STORE) -> Callable[[Members], Members]:
    """Data in the file, and a content control that is to show some of it."""

    def do(members: Members) -> Members:
        member = "http://schemas.openxmlformats.org/officeDocument/2006"
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        line = f'<Relationship Id="rIdData" Type="{member}/customXml" Target="../customXml/item91.xml"/>'
        override = f'<Override PartName="/customXml/itemProps91.xml" ContentType="{kind}"/>'
        for part, tag, added in ((LINES, "Relationships", line), (TYPES, "Types", override)):
            members = _change(part, f"</{tag}>", f"{added}</{tag}>")(members)
        members = _in_body(_BOUND.format(path, store))(members)
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        return [
            *members,
            ("customXml/item91.xml", b"<data><one/><two/><two/></data>"),
            ("customXml/itemProps91.xml", _PROPERTIES.format(member, _STORE).encode()),
            ("customXml/_rels/item91.xml.rels", _ITEM_LINES.format(namespace, member).encode()),
        ]

    return do


_PROPERTIES = '<ds:datastoreItem xmlns:ds="{}/customXml" ds:itemID="{}"/>'
_ITEM_LINES = (
    '<Relationships xmlns="{}"><Relationship Id="rId1" Type="{}/customXmlProps" Target="itemProps91.xml"/>'
    "</Relationships>"
)
SOUND = {"as it is": lambda members: members, "with bound data": _bound("/data/one")}

BREAKS: dict[str, Break] = {
    name: Break(do, *caught)
    for name, do, caught in [
        (
            "an element out of order",
            _change(BODY, r"(<w:pStyle [^>]*/>)(<w:keepNext/>)", r"\2\1"),
            _by(SDK, ECMA),
        ),
        ("an unknown element", _in_body("<w:paragraph/>"), _by(SDK, ECMA)),
        (
            "an unknown value",
            _change(BODY, '<w:vAlign w:val="[a-z]*"', '<w:vAlign w:val="middle"'),
            _by(SDK, ECMA),
        ),
        ("an unknown attribute", _change(STYLES, "<w:style ", '<w:style w:colour="red" '), _by(SDK, ECMA)),
        ("a number that is none", _change(BODY, 'w:w="[0-9]+"', 'w:w="wide"'), _by(SDK, ECMA)),
        (
            "settings out of order",
            _change(SETTINGS, "(<w:zoom [^>]*/>)(<w:[^>]*/>)", r"\2\1"),
            _by(SDK, ECMA),
        ),
        (
            "a style without a name",
            _change(STYLES, "(<w:style [^>]*>)<w:name [^>]*/>", r"\1<w:nome/>"),
            _by(SDK, ECMA),
        ),
        (
            "a list level too many",
            _change(NUMBERING, '<w:lvl w:ilvl="[0-9]"', '<w:lvl w:ilvl="x"'),
            _by(SDK, ECMA),
        ),
        ("a moment that is none", _change(CORE, r">\d{4}-\d\d-\d\dT", ">2026-1-1T"), _by(ECMA)),
        ("a property twice", _change(CORE, "<dc:title>.*?</dc:title>", r"\g<0>\g<0>"), _by(ECMA)),
        ("an unknown property", _change(APP, "<Application>", "<Program/><Application>"), _by(SDK, ECMA)),
        ("a type without a part", _change(TYPES, ' PartName="[^"]*"', ""), _by(ECMA)),
        ("a drawing without a size", _change(BODY, "<wp:extent [^>]*/>", ""), _by(SDK, ECMA)),
        ("a part that is cut off", _change(BODY, "</w:body>.*", ""), _by(SDK, ECMA, OWN, rule="unread")),
        (
            "two controls of one number",
            _in_body(_BOUND.format("/", "") + _BOUND.format("/", "")),
            _by(OWN, rule="control-id"),
        ),
        (
            "two bookmarks of one number",
            _change(BODY, '(<w:bookmark(?:Start|End)) w:id="[0-9]+"', r'\1 w:id="1"', 0),
            _by(OWN, rule="bookmark-id"),
        ),
        (
            "two bookmarks of one name",
            _change(BODY, 'w:name="at_[^"]*"', 'w:name="at_one"', 0),
            _by(OWN, rule="bookmark-name"),
        ),
        (
            "a bookmark without an end",
            _change(BODY, "<w:bookmarkEnd [^>]*/>", ""),
            _by(OWN, rule="bookmark-end"),
        ),
        (
            "two drawings of one number",
            _change(BODY, '<wp:docPr id="[0-9]+"', '<wp:docPr id="1"', 0),
            _by(OWN, rule="drawing-id"),
        ),
        ("two members of one name", _with("WORD/Document.xml", b"<a/>"), _by(OWN, rule="member-name")),
        ("a member that nothing leads to", _with("word/media/stray.png"), _by(OWN, rule="orphan")),
        ("a part that is not there", _without(NUMBERING), _by(OWN, rule="target")),
        (
            "a part without a type",
            _change(TYPES, '<Default Extension="png"[^>]*/>', ""),
            _by(OWN, rule="content-type"),
        ),
        (
            "a picture of no relationship",
            _change(BODY, 'r:embed="[^"]*"', 'r:embed="rIdNo"'),
            _by(SDK, OWN, rule="relationship"),
        ),
        ("a picture without words", _change(BODY, ' descr="[^"]*"', ""), _by(OWN, rule="alternative-text")),
        (
            "a table without a name",
            _change(BODY, "<w:tblCaption [^>]*/>", ""),
            _by(OWN, rule="table-caption"),
        ),
        ("a table without headings", _change(BODY, "<w:tblHeader/>", ""), _by(OWN, rule="table-headings")),
        (
            "a cell that ends in a table",
            _change(
                BODY, "<w:p>(?:(?!</w:p>).)*</w:p></w:tc>", "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc>"
            ),
            _by(OWN, rule="cell-end"),
        ),
        (
            "a heading level left out",
            _in_body('<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr></w:p>'),
            _by(OWN, rule="heading-levels"),
        ),
        ("no title", _change(CORE, "<dc:title>.*?</dc:title>", ""), _by(OWN, rule="title")),
        ("no language", _change(STYLES, "<w:lang [^>]*/>", ""), _by(OWN, rule="lang")),
        (
            "a field that leads nowhere",
            _in_body(_FIELD.format(" PAGEREF nowhere ", _RESULT.format(1) + _END)),
            _by(OWN, rule="field-target"),
        ),
        ("a field that does not end", _in_body(_FIELD.format(" PAGE ", "")), _by(OWN, rule="field")),
        ("an end of no field", _in_body(f"<w:p>{_END}</w:p>"), _by(OWN, rule="field")),
        (
            "a number left out",
            _in_body(_FIELD.format(" SEQ Figure ", _RESULT.format(2) + _END)),
            _by(OWN, rule="sequence"),
        ),
        (
            "a link that leads nowhere",
            _in_body('<w:p><w:hyperlink w:anchor="nowhere"/></w:p>'),
            _by(OWN, rule="anchor"),
        ),
        (
            "a style that is not there",
            _change(BODY, '<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Nowhere"'),
            _by(OWN, rule="style"),
        ),
        (
            "a list that is not there",
            _change(BODY, '<w:numId w:val="[0-9]+"', '<w:numId w:val="999"'),
            _by(OWN, rule="list"),
        ),
        (
            "data that are not there",
            _bound("/data/one", _STORE.replace("1", "9")),
            _by(OWN, rule="binding-store"),
        ),
        ("data of no path", _bound("/data/three"), _by(OWN, rule="binding-path")),
        ("data of two places", _bound("/data/two"), _by(OWN, rule="binding-path")),
    ]
}


def broken(data: bytes, do: Callable[[Members], Members]) -> bytes:
    """The file with one thing done to it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = do([(name, archive.read(name)) for name in archive.namelist()])
    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()
