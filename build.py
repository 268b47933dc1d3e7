"""The front door of the plan portal: ``python build.py``, or ``python build.py --help``."""

import sys

from planportal.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
