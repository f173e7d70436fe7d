"""Measuring: how well the cleaner does on pages with references, which a user can bring."""
