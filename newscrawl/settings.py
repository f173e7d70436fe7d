"""Scrapy settings for newscrawl's own crawls: polite, bounded, nothing open to the outside."""

from newscrawl import __version__

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
ADDONS = {"newscrawl.Addon": 300}

USER_AGENT = f"newscrawl/{__version__} (news crawler; obeys robots.txt)"  # --contact adds whom to write to
ROBOTSTXT_USER_AGENT = "newscrawl"
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one domain
DOWNLOAD_DELAY_JITTER = 0  # a delay is the least time, not the mean
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 2  # of one answer, which gives one; Scrapy starts as many tasks for each answer (its default: 100)
AUTOTHROTTLE_ENABLED = True  # a slow site is asked more slowly
AUTOTHROTTLE_START_DELAY = 0  # DOWNLOAD_DELAY is what it starts with
AUTOTHROTTLE_MAX_DELAY = 60
REDIRECT_MAX_TIMES = 10
DOWNLOADER_MIDDLEWARES = {
    "newscrawl.middlewares.domain_slot.DomainSlot": 50,  # before robots.txt is asked for
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # it lets some pages pass: see RobotsRules
    "newscrawl.middlewares.robots_rules.RobotsRules": 100,
    "newscrawl.middlewares.robots_errors.RobotsErrors": 545,  # above retries (550): after the last one
    # Below them, so that these see every answer and every redirect's target first.
    "newscrawl.middlewares.private_addresses.PrivateAddresses": 560,
    "newscrawl.middlewares.retry_after.RetryAfter": 570,
}
EXTENSIONS = {
    "newscrawl.extensions.crawl_delay.CrawlDelay": 100,
    "newscrawl.extensions.stopping.Stopping": 100,
}
TWISTED_DNS_RESOLVER = "newscrawl.middlewares.private_addresses.GuardedResolver"
NEWSCRAWL_ALLOW_PRIVATE = False
NEWSCRAWL_RETRY_WAIT = 5.0  # seconds after a 429 or 503 that names none
NEWSCRAWL_MAX_RETRY_AFTER = 300.0  # seconds; a site that asks for more is left alone in this run

DOWNLOAD_TIMEOUT = 30  # seconds
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024  # bytes; a parsed tree takes several times the body
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
# A list of URLs may come from anywhere: no file:///etc/passwd. `replay` reads files by itself.
DOWNLOAD_HANDLERS = {"file": None, "ftp": None, "data": None, "s3": None}
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the failure is reported once, by newscrawl
COOKIES_ENABLED = False

TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
FEED_EXPORT_ENCODING = "utf-8"
