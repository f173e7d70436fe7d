"""`python -m newscrawl.demo`."""

import sys

from newscrawl.demo.show import run

sys.exit(run())
