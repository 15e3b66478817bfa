"""What is painted, from page to form to pattern: colours that mean something, and no state of a device."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_BY_OPERATOR = {"rg": "/DeviceRGB", "RG": "/DeviceRGB", "g": "/DeviceGray", "k": "/DeviceCMYK"}
_WITH_NAMES = ("cs", "CS", "ri")
_INKS = ("/DeviceGray", "/DeviceCMYK", "/Pattern")
_INTENTS = ("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual")


def paint_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    walk = _Walk()
    for number, page in enumerate(pdf.pages, 1):
        for fault in walk.page(page):
            yield f"page {number}: {fault}"


@dataclass
class _Walk:
    seen: set[tuple[int, int]] = field(default_factory=set)

    def page(self, page: pikepdf.Page) -> Iterator[str]:
        if "/Group" in page.obj:
            yield from self._group_faults(page.obj.Group)
        yield from self._content(page.obj, page.resources)

    def _content(self, painted: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
        for operands, operator in _distinct(painted):
            name = str(operator)
            if name in _BY_OPERATOR:
                yield from _space_faults(pikepdf.Name(_BY_OPERATOR[name]), resources)
            elif name in ("cs", "CS"):
                yield from _space_faults(operands[0], resources)
            elif name == "ri" and operands[0] not in _INTENTS:
                yield f"there is no rendering intent {operands[0]}"
            elif name == "INLINE IMAGE":
                yield "a picture stands within the content"
        yield from self._held(resources)

    def _held(self, resources: pikepdf.Object) -> Iterator[str]:
        """Everything that resources hold, used or not."""
        for each in _each(resources, "/XObject"):
            yield from self._once(each, resources)
        for each in _each(resources, "/Pattern"):
            yield from self._once(each, resources)
            if "/Shading" in each:
                yield from _space_faults(each.Shading.ColorSpace, resources)
        for each in _each(resources, "/Shading"):
            yield from _space_faults(each.ColorSpace, resources)
        for each in _each(resources, "/ExtGState"):
            yield from self._state_faults(each, resources)

    def _once(self, painted: pikepdf.Object, around: pikepdf.Object) -> Iterator[str]:
        if not isinstance(painted, pikepdf.Stream) or painted.objgen in self.seen:
            return
        self.seen.add(painted.objgen)
        if painted.get("/Subtype") == "/Image":
            yield from _image_faults(painted, around)
            return
        if "/Group" in painted:
            yield from self._group_faults(painted.Group)
        yield from self._content(painted, painted.get("/Resources", around))

    def _state_faults(self, state: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
        if "/TR" in state or state.get("/TR2", "/Default") != "/Default" or "/HTP" in state:
            yield "there is a transfer function"
        mask = state.get("/SMask", "/None")
        if isinstance(mask, pikepdf.Dictionary):
            yield from self._once(mask.G, resources)

    def _group_faults(self, group: pikepdf.Object) -> Iterator[str]:
        """A page and a group are blended in what the press prints."""
        if group.get("/CS", "/DeviceCMYK") != "/DeviceCMYK":
            yield "what is transparent is blended in other colours than those of the press"


def _image_faults(image: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
    if not image.get("/ImageMask", False):
        yield from _space_faults(image.ColorSpace, resources)
    if "/SMask" in image and image.SMask.ColorSpace != "/DeviceGray":
        yield "the mask of a picture is not grey"
    if image.get("/Intent", _INTENTS[0]) not in _INTENTS:
        yield "a picture has no known rendering intent"


def _space_faults(space: pikepdf.Object, resources: pikepdf.Object) -> Iterator[str]:
    spaces = resources.get("/ColorSpace", {})
    if isinstance(space, pikepdf.Name):
        if space == "/DeviceRGB":
            if "/DefaultRGB" not in spaces:
                yield "there is RGB that means nothing"
            else:
                yield from _space_faults(spaces["/DefaultRGB"], resources)
        elif space not in _INKS:
            yield from _space_faults(spaces[str(space)], resources)
        return
    match str(space[0]):
        case "/ICCBased":
            yield from _profile_faults(space[1])
        case "/Indexed":
            yield from _space_faults(space[1], resources)
        case "/Separation" | "/DeviceN":
            yield from _space_faults(space[2], resources)
        case "/Lab" | "/CalRGB" | "/CalGray" | "/Pattern":
            pass
        case other:
            yield f"there is no colour space {other}"


def _profile_faults(stream: pikepdf.Object) -> Iterator[str]:
    profile = stream.read_bytes()
    colours = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3}.get(profile[16:20])
    if profile[12:16] not in (b"mntr", b"scnr", b"prtr", b"spac") or colours != stream.get("/N"):
        yield "the profile of a colour space is none of colours that mean the same everywhere"


def _each(resources: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    return [value for _, value in resources.get(kind, pikepdf.Dictionary()).items()]


def _distinct(painted: pikepdf.Object) -> Iterator[tuple[list[pikepdf.Object], pikepdf.Operator]]:
    """The operations that set colours, each once."""
    wanted = " ".join((*_BY_OPERATOR, *_WITH_NAMES, "BI", "ID", "EI"))
    told = set()
    for operands, operator in pikepdf.parse_content_stream(painted, wanted):
        key = (str(operator), str(operands[0]) if str(operator) in _WITH_NAMES else "")
        if key not in told:
            told.add(key)
            yield operands, operator
