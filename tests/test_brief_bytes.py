"""The same pack is the same bytes in every format on every machine."""

import hashlib
import json
import os
import subprocess
import sys

from commands import ROOT
from packs import reports

from planportal.briefs.making import make_pack
from planportal.briefs.slides.deck import pptx_bytes
from planportal.briefs.word.document import docx_bytes
from planportal.briefs.xlsx import xlsx_bytes
from planportal.content.files import Files
from planportal.pages.render import templates_of
from planportal.words.language import language

try:
    from planportal.briefs.print.document import pdf_bytes
except OSError:
    # PDF needs the library Pango, which this machine does not have; test_brief_pdf has a machine of CI fail for it.
    pdf_bytes = None

CHOSEN = ("new-jobs", "unemployment")
ELSEWHERE = "import json, test_brief_bytes; print(json.dumps(test_brief_bytes.digests()))"


def digests() -> dict[str, str]:
    """The digest of a pack of two indicators by format."""
    report = reports()["town-14"]
    pack = make_pack(report, language("zh"), indicators=CHOSEN)
    made = {"docx": docx_bytes(pack), "pptx": pptx_bytes(pack), "xlsx": xlsx_bytes(report, pack)}
    if pdf_bytes:
        css = (ROOT / "templates" / "brief.css").read_text("utf-8")
        made["pdf"] = pdf_bytes(pack, templates_of(Files(ROOT / "templates")), css)
    return {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}


def test_bytes_depend_on_no_machine(tmp_path):
    """Another process with other hashes, in another time zone, on a machine that has no fonts at all."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    settings = {
        "PYTHONHASHSEED": "4321", "TZ": "Pacific/Kiritimati", "FONTCONFIG_FILE": str(fonts), "PYTHONWARNINGS": "ignore",
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests"))),
    }  # fmt: skip
    command = [sys.executable, "-c", ELSEWHERE]
    there = subprocess.run(
        command, cwd=tmp_path, env=os.environ | settings, capture_output=True, text=True, check=True
    )
    assert json.loads(there.stdout) == digests()
