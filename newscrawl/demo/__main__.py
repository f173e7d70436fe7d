"""`python -m newscrawl.demo`."""

import argparse
import sys

from newscrawl.demo.show import run

argparse.ArgumentParser(
    prog="python -m newscrawl.demo",
    description="Crawl an invented news site on loopback into demo-output/, and show one article before and after.",
).parse_args()
sys.exit(run())
