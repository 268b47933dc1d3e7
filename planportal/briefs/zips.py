"""Office files with the same bytes on every run: they are ZIP archives, and libraries date what they put in."""

import io
import zipfile

# The earliest day that the format knows.
DATED = (1980, 1, 1, 0, 0, 0)


def undated(content: bytes) -> bytes:
    """The same archive with every entry under one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, DATED)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            # Systems differ in what they note here by themselves.
            fixed.create_system = 0
            fixed.external_attr = 0
            target.writestr(fixed, source.read(entry))
    return out.getvalue()
