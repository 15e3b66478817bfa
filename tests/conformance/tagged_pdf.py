"""A small tagged PDF made by hand, in which our inspection finds nothing: what the tests of it break.

Two pages with headings, contents, a table that goes on, a note, a picture and an attachment. Its fonts are
not embedded and it is no PDF/A: for the validators there is ``sound_pdf``.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FIRST = b"""
/Artifact BMC BT /F1 9 Tf 50 810 Td (running) Tj ET EMC
/H1 <</MCID 0>> BDC BT /F1 18 Tf 50 780 Td (Title) Tj ET EMC
/Link <</MCID 1>> BDC BT /F1 10 Tf 50 750 Td (First) Tj ET EMC
/Link <</MCID 2>> BDC BT /F1 10 Tf 50 735 Td (Second) Tj ET EMC
/P <</MCID 3>> BDC BT /F1 10 Tf 50 700 Td (Words) Tj ET EMC
/Note <</MCID 4>> BDC BT /F1 8 Tf 50 690 Td (A note) Tj ET EMC
/Figure <</MCID 5>> BDC q 100 0 0 80 50 500 cm /Im1 Do Q EMC
/TH <</MCID 6>> BDC BT /F1 10 Tf 50 450 Td (Time) Tj ET EMC
/TH <</MCID 7>> BDC BT /F1 10 Tf 150 450 Td (Event) Tj ET EMC
/TD <</MCID 8>> BDC BT /F1 10 Tf 50 430 Td (12:00) Tj ET EMC
/TD <</MCID 9>> BDC BT /F1 10 Tf 150 430 Td (Onset) Tj ET EMC
"""
SECOND = b"""
/Artifact BMC BT /F1 9 Tf 50 810 Td (running) Tj ET EMC
/Artifact BMC BT /F1 10 Tf 50 780 Td (Time) Tj 100 0 Td (Event) Tj ET EMC
/TD <</MCID 0>> BDC BT /F1 10 Tf 50 760 Td (13:00) Tj ET EMC
/TD <</MCID 1>> BDC BT /F1 10 Tf 150 760 Td (End) Tj ET EMC
/H2 <</MCID 2>> BDC BT /F1 14 Tf 50 700 Td (Second) Tj ET EMC
"""


class TaggedPdf:
    """The file while it is made: the elements that a test may want to break are its attributes."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.parents: list[Array] = []
        self.pages = [self._page(content) for content in (FIRST, SECOND)]
        self.root = self.pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array(), IDTree=Dictionary(Names=Array()))
        )
        self.pdf.Root.StructTreeRoot = self.root
        self.document = self.element("Document", self.root)
        self.heading = self.element("H1", self.document, (0, 0))
        self._contents()
        self.paragraph = self.element("P", self.document, (0, 3))
        self.note = self.element("Note", self.paragraph, (0, 4), name=b"note-1")
        self.figure = self.element("Figure", self.document, (0, 5))
        self.figure.Alt = String("A square")
        self.figure.A = Dictionary(O=Name.Layout, BBox=Array([50, 500, 150, 580]))
        self._table()
        self.second_heading = self.element("H2", self.document, (1, 2))
        self._catalog()

    def save(self, path: Path) -> Path:
        self.pdf.save(path)
        return path

    def element(
        self, kind: str, parent: Dictionary, *marks: tuple[int, int], name: bytes | None = None
    ) -> Dictionary:
        """A new element as the last kid of another, that holds marked content of pages."""
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, K=Array())
        )
        for page, mcid in marks:
            made.Pg = self.pages[page]
            made.K.append(mcid)
            self.parents[page].append(made)
        if name:
            made.ID = String(name)
            self.root.IDTree.Names.extend([String(name), made])
        parent.K.append(made)
        return made

    def _page(self, content: bytes) -> Dictionary:
        page = self.pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = self.pdf.make_stream(content)
        picture = self.pdf.make_stream(
            b"\x80",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im1=picture))
        page.obj.StructParents = len(self.parents)
        self.parents.append(Array())
        return page.obj

    def _contents(self) -> None:
        self.contents = self.element("TOC", self.document)
        self.entries, self.links, self.annotations = [], [], []
        for number in (1, 2):
            entry = self.element("TOCI", self.contents)
            link = self.element("Link", entry, (0, number))
            annotation = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([50, 750 - 15 * number, 100, 765 - 15 * number]),
                    Contents=String(f"Section {number}"),
                    Dest=Array([self.pages[0], Name.Fit]),
                    StructParent=1 + number,
                    F=4,
                )
            )
            link.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[0]))
            self.entries.append(entry)
            self.links.append(link)
            self.annotations.append(annotation)
        self.pages[0].Annots = Array(self.annotations)

    def _table(self) -> None:
        self.table = self.element("Table", self.document)
        self.rows = [self.element("TR", self.table) for _ in range(3)]
        self.headers = []
        for column in (0, 1):
            header = self.element("TH", self.rows[0], (0, 6 + column), name=b"th-%d" % column)
            header.A = Dictionary(O=Name.Table, Scope=Name.Column)
            self.headers.append(header)
        for column in (0, 1):
            cell = self.element("TD", self.rows[1], (0, 8 + column))
            cell.A = Dictionary(O=Name.Table, Headers=Array([String(b"th-%d" % column)]))
        for column in (0, 1):
            self.element("TD", self.rows[2], (1, column))

    def _catalog(self) -> None:
        lines = [number for page in enumerate(self.parents) for number in page]
        for number, link in enumerate(self.links, 2):
            lines.extend([number, link])
        self.root.ParentTree = Dictionary(Nums=Array(lines))
        catalog = self.pdf.Root
        catalog.Lang = String("en")
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        self.pdf.docinfo["/Title"] = "A tagged file"
        with self.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Title", 0))
        data = self.pdf.make_stream(b"evidence", Type=Name.EmbeddedFile, Subtype=Name("/text/plain"))
        data.Params = Dictionary(Size=8, ModDate=String("D:20260101000000Z"))
        self.attachment = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String("log.txt"),
                UF=String("log.txt"),
                AFRelationship=Name.Source,
                EF=Dictionary(F=data),
            )
        )
        catalog.AF = Array([self.attachment])
        catalog.Names = Dictionary(
            EmbeddedFiles=Dictionary(Names=Array([String("log.txt"), self.attachment]))
        )
