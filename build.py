"""The front door of the plan portal: ``python build.py``, or ``python build.py --help``; the same as ``planportal``."""

import sys
from pathlib import Path

from planportal.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))
