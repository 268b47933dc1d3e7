"""Repairs the tags of a PDF where WeasyPrint falls short.

It puts the words of running heads and feet among the content, where a screen reader comes upon them on every page in
the middle of a sentence; it describes a link by the name of its anchor; it does not say whether a table's header cell
is of a row or of a column, which some readers want to know; and it places pictures in pixels from the top of the page.
"""

import pydyf

PIXEL = 0.75  # points


def repair_tags(pdf: pydyf.PDF, headings: dict[str, str]) -> None:
    """Repair running heads, links, header cells and pictures in place; ``headings`` are by their anchors."""
    objects = {entry.reference: entry for entry in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    pages = [objects[reference] for reference in pdf.page_references]
    _make_artifacts(objects, root, pages)
    for entry in pdf.objects:
        if not isinstance(entry, pydyf.Dictionary):
            continue
        if entry.get("Subtype") == "/Link":
            entry["Contents"] = pydyf.String(headings[entry["Contents"].string])
        elif entry.get("S") == "/TH":
            group = objects[objects[entry["P"]]["P"]]
            entry["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
        elif entry.get("S") == "/Figure":
            left, top, right, bottom = (PIXEL * edge for edge in entry["A"]["BBox"])
            height = objects[entry["Pg"]]["MediaBox"][3]
            entry["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def _make_artifacts(objects: dict[bytes, pydyf.Object], root: pydyf.Object, pages: list[pydyf.Object]) -> None:
    """Take content out of the structure if its element cannot be reached from the root."""
    reachable = _reachable(objects, root)
    numbers = objects[root["ParentTree"]]["Nums"]
    for page, elements in zip(pages, numbers[1 : 2 * len(pages) : 2], strict=True):
        stream = objects[page["Contents"]].stream
        for place, part in enumerate(stream):
            if isinstance(part, pydyf.Dictionary) and "MCID" in part:
                element = elements[part["MCID"]]
                if element not in reachable:
                    stream[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
                    elements[part["MCID"]] = "null"
                    objects[element].clear()


def _reachable(objects: dict[bytes, pydyf.Object], root: pydyf.Object) -> set[bytes]:
    """The references of all structure elements that the root leads to."""
    reached: set[bytes] = set()
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if reference in objects and reference not in reached:
            reached.add(reference)
            waiting += objects[reference].get("K", ())
    return reached
