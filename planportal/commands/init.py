"""``init``: a portal in a folder of its own, valid as it stands, with a plan to fill in."""

import argparse
import datetime
import os

from ..content.skeleton import portal_skeleton
from ..model.messages import Message
from ..model.refusal import Refusal
from ..publish.folder import make_folder, write_file, write_folder
from .schemas import SCHEMAS, write_schemas

PLAN = "my-plan"
# Files for version control to ignore: the site is made anew from the content.
IGNORED = "/site/\n.planportal/\n/review.html\n/review.json\n"


def run(options: argparse.Namespace) -> int:
    content = options.folder / "content"
    if os.path.lexists(content):
        raise Refusal(Message("%(folder)s is there already; choose another folder", folder=content))
    make_folder(options.folder)
    write_schemas(options.folder / SCHEMAS)
    if not os.path.lexists(ignored := options.folder / ".gitignore"):
        write_file(ignored, IGNORED.encode())
    schemas = f"../{SCHEMAS.as_posix()}"
    write_folder(content, portal_skeleton(datetime.date.today(), PLAN, schemas))
    say = options.console.say
    say(Message("%(folder)s: a portal with a plan to fill in, plans/%(plan)s.", folder=content, plan=PLAN))
    say(Message("Fill in what says “（待填）” and “To be filled in”; the comments show what else there can be."))
    say(Message("See it as you type: go to %(folder)s and run planportal serve --open", folder=options.folder))
    return 0
