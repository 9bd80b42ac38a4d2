"""Scrapy settings of every crawl: polite first. Each value that differs from Scrapy's own has its reason."""

from __future__ import annotations

import os

BOT_NAME = "iljari"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

ILJARI_CONTACT = os.environ.get("ILJARI_CONTACT", "")
"""Mail or web address that offices can write to; part of the user agent."""
ILJARI_DB = os.environ.get("ILJARI_DB", "iljari.db")
ILJARI_LOG = os.environ.get("ILJARI_LOG", "")
"""File that takes the log as JSON Lines; none where it is empty."""
ILJARI_LOG_SHARED = False
"""Whether another process of the same crawl rotates that file."""
ILJARI_EXTRACTOR = "iljari.texts.extract"
"""Dotted name of what takes text out of attachments; they are kept unread where it is empty."""
ILJARI_ALLOW_LOOPBACK = False
"""Lets requests go to 127.0.0.0/8 and ::1: for the demo and the tests, whose sites are served there."""


def user_agent(contact: str) -> str:
    """The honest name of this crawler, with the contact of whoever runs it."""
    return f"iljari/0.1 (reads job press releases for research{f'; +{contact}' if contact else ''})"


USER_AGENT = user_agent(ILJARI_CONTACT)

# Offices decide who reads them; a refusal is recorded, never evaded.
ROBOTSTXT_OBEY = True
# robots.txt groups are matched by a plain product name, not by the whole user agent.
ROBOTSTXT_USER_AGENT = BOT_NAME

# District servers are small: one connection each, two seconds apart, slower when they slow down. It is also what one
# machine keeps up with when it reads the whole country.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
# Hosts are crawled side by side, so the total is what limits a run over the country. It is lowered to two requests a
# host when fewer are crawled, so that Ctrl-C has little to wait for. A request that waits for its host's turn counts:
# with fewer than one for each host some would wait for others.
CONCURRENT_REQUESTS = 1024

# A release is at most some MB with its attachments; anything above is an accident or an attack.
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
DNS_TIMEOUT = 20
REDIRECT_MAX_TIMES = 5
# A truncated download would be stored as if it were the release.
DOWNLOAD_FAIL_ON_DATALOSS = True

# Scrapy accepts any certificate; a forged page would become data.
DOWNLOAD_VERIFY_CERTIFICATES = True
# Proxies from the environment would hide the address that a request really goes to from the guard below.
HTTPPROXY_ENABLED = False
TWISTED_DNS_RESOLVER = "crawler.scope.GuardedResolver"

# Items of a page go to the store one after the other, raw bytes first; Scrapy starts a hundred workers for each page.
CONCURRENT_ITEMS = 1

# A walk knows by id what it has asked for; filtering by URL would lose POST pages and rechecks.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
# Scripts set this to follow a page's <meta refresh>, which error pages use to lead to the front page.
METAREFRESH_ENABLED = False
# Some boards hand out the file only with the cookie of the article's page.
COOKIES_ENABLED = True
URLLENGTH_LIMIT = 4096

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    # Offices with English sites would otherwise answer in English.
    "Accept-Language": "ko",
}

# Keys of APIs are put in where a request goes out, and nowhere else.
DOWNLOAD_HANDLERS = {
    "http": "crawler.keys.KeyedDownloadHandler",
    "https": "crawler.keys.KeyedDownloadHandler",
}
DOWNLOADER_MIDDLEWARES = {
    "crawler.scope.ScopeMiddleware": 40,
    # The scope is that of each source, and no source asks for a name and password.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.StrictRobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.middlewares.PatientRetryMiddleware": 550,
}
# Nothing here asks for what these note, and every item passes through them.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {"store.pipeline.StorePipeline": 300}

# Nobody needs a console on a port, or mail by Scrapy.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
EXTENSIONS = {"scrapy.extensions.telnet.TelnetConsole": None}
RETRY_TIMES = 2
# What is given up is recorded as a failure; it is no error of the program.
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
# Longest wait that a server may ask for, with Retry-After or Crawl-delay; beyond, it is left alone.
ILJARI_LONGEST_WAIT = 120.0

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
LOG_LEVEL = "INFO"
STATS_DUMP = False
FEED_EXPORT_ENCODING = "utf-8"
