"""Scrapy settings for newscrawl's own crawls: polite, bounded, nothing open to the outside."""

from newscrawl import __version__

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
ADDONS = {"newscrawl.Addon": 300}

USER_AGENT = f"newscrawl/{__version__} (news crawler; obeys robots.txt)"
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one domain
CONCURRENT_REQUESTS_PER_DOMAIN = 1

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
