"""``python -m planportal``."""

import sys

from planportal.cli import main

if __name__ == "__main__":
    sys.exit(main())
