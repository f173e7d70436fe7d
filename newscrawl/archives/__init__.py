"""WARC archives: pages out of them, and pages into them. Needs the extra `warc` (warcio)."""
