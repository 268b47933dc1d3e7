"""Archives with the same bytes on every run: Office files, which are ZIP, and the snapshots of releases, which are tar.xz.

Pages of a portal have much in common; packed as one stream they take an eighth of what a ZIP of them takes.
"""

import io
import zipfile
from collections.abc import Iterable

# The earliest day that ZIP can hold.
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def undated_zip(content: bytes) -> bytes:
    """A ZIP with every entry under one fixed date: libraries date what they put into Office files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, FIXED_DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            # Set, as systems fill these in differently.
            fixed.create_system = 0
            fixed.external_attr = 0
            target.writestr(fixed, source.read(entry))
    return out.getvalue()


def pack_tar_xz(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files, by name and in the order given, as a tar.xz without dates and owners."""
    import lzma
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return lzma.compress(out.getvalue())


def unpack_tar_xz(archive: bytes) -> dict[str, bytes]:
    """The files of a tar.xz by name.

    :raises ValueError: if the bytes are in another format.
    """
    # Loaded here, as only builds with releases need them.
    import lzma
    import tarfile

    try:
        with tarfile.open(fileobj=io.BytesIO(lzma.decompress(archive))) as tar:
            return {entry.name: file.read() for entry in tar if entry.isfile() and (file := tar.extractfile(entry))}
    except (lzma.LZMAError, EOFError, tarfile.TarError) as failure:
        raise ValueError(f"no tar.xz: {failure}") from failure
