"""A picture as every writer gets it: the same bytes, decoded and measured once."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from docgen.units import Length, pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """An upright sRGB or grey image without metadata, as PNG or JPEG.

    ``per_inch`` is the resolution at which it has its natural size; it is never shown larger than that.
    """

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int
    per_inch: float = 96.0
    _name: str = field(default="", init=False, repr=False, compare=False)

    @property
    def name(self) -> str:
        """A name made from the content: ``sha256`` in hexadecimal; reckoned once."""
        if not self._name:
            object.__setattr__(self, "_name", sha256(self.data).hexdigest())
        return self._name

    @property
    def natural_width(self) -> Length:
        """The width at its own resolution."""
        return pixels(self.width, self.per_inch)

    @property
    def natural_height(self) -> Length:
        """The height at its own resolution."""
        return pixels(self.height, self.per_inch)

    def fitted(self, width: Length, height: Length) -> tuple[Length, Length]:
        """The size at which it fits into ``width`` by ``height``: as large as may be, never enlarged."""
        scale = min(1.0, width / self.natural_width, height / self.natural_height)
        return self.natural_width * scale, self.natural_height * scale
