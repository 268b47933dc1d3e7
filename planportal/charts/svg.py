"""Writing SVG: elements fit for a page, and glyph outlines as short path data."""

import re
from html import escape

# Codes of path vertices as matplotlib numbers them.
_MOVE, _CURVE, _CLOSE = 1, 4, 79


class SvgWriter:
    """What matplotlib's RendererSVG writes its elements to, in place of its own XML writer: style declarations become
    presentation attributes, path data loses its line breaks, and elements take the classes set on ``classes``."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.classes = ""

    def element(self, tag: str, text: str = "", attrib: dict[str, str] | None = None, **extra: str) -> None:
        attributes = {**(attrib or {}), **extra}
        style = attributes.pop("style", "")
        if self.classes:
            attributes = {"class": self.classes, **attributes}
        attributes |= dict(declaration.split(": ") for declaration in style.split("; ") if declaration)
        if "d" in attributes:
            attributes["d"] = re.sub(r"\s*([MLCz])\s*", r"\1", attributes["d"])
        words = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
        self.parts.append(f"<{tag}{words}>{escape(text)}</{tag}>\n" if text else f"<{tag}{words}/>\n")


def contour_paths(corners: list[list[int]], codes: list[int]) -> tuple[tuple[int, int, str], ...]:
    """A glyph's contours as path data: the start of each in font units (y downwards), and relative steps from there."""
    paths: list[tuple[int, int, list[str]]] = []
    i = 0
    while i < len(corners):
        count = 3 if codes[i] == _CURVE else 1
        if codes[i] == _MOVE:
            x, y = corners[i]
            paths.append((x, y, []))
        elif codes[i] == _CLOSE:
            paths[-1][2].append("z")
        else:
            x, y = corners[i - 1]
            steps = [n for px, py in corners[i : i + count] for n in (px - x, py - y)]
            paths[-1][2].append(("c" if count == 3 else "l") + " ".join(map(str, steps)))
        i += count
    return tuple((x, y, "".join(rest).replace(" -", "-")) for x, y, rest in paths)
