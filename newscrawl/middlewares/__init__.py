"""Scrapy downloader middlewares: where a crawl may go, and at what pace."""
