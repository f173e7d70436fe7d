"""Scrapy item pipelines: RawPage -> cleaned -> validated -> stored Article."""
