"""Scrapy spiders: where pages come from. Each yields RawPage, and Rejected for what gave none."""
