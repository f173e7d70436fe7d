"""Scrapy extensions: the rejects file, the run summary, the progress line."""
