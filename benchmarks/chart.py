"""Charts as a dashboard exports them: PNG, 1600 by 900 pixels, another for each seed."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
_COLOURS = ("#0b3d66", "#b5412b", "#3f7d4e", "#8a6d1f", "#5b4a8a", "#217a83", "#a33d6f", "#444444")


def chart(seed: int) -> bytes:
    """Eight random walks over a grid."""
    random = Random(seed)
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    for y in range(90, HEIGHT, 90):
        draw.line([(80, y), (WIDTH - 40, y)], fill="#dddddd")
        draw.text((20, y - 6), f"{HEIGHT - y} ms", fill="#555555")
    for colour in _COLOURS:
        draw.line(_walk(random), fill=colour, width=3)
    draw.text((80, 40), f"Latency, panel {seed}", fill="#222222")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _walk(random: Random) -> list[tuple[float, float]]:
    y = random.uniform(200, 700)
    points = []
    for x in range(80, WIDTH - 40, 2):
        y = min(max(y + random.gauss(0, 9), 60), HEIGHT - 40)
        points.append((float(x), y))
    return points
