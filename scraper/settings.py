"""Scrapy's settings, nothing else; ours are in `config.py` and become Scrapy's in `network/context.py`.

What Scrapy 2.19 does by itself and this project does not want is named beside each line.
"""

import os
from pathlib import Path

from scraper.config import load_config
from scraper.network.context import scrapy_settings

BOT_NAME = "dramarchive"
SPIDER_MODULES = ["spiders"]

# What follows from our own settings: user agent, timeouts, sizes, concurrency. `runner.py` sets them again from its options.
globals().update(scrapy_settings(load_config({}, os.environ, Path.cwd())))

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
REMOTE_CONTROL_ENABLED = False  # on by default: an HTTP server that runs posted Python
TELNETCONSOLE_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True  # off by default
COOKIES_ENABLED = False  # nothing of a session may end in a capture
HTTPPROXY_ENABLED = False  # a proxy connects for us, so the address guard would see only the proxy
HTTPCACHE_ENABLED = False
REFERRER_POLICY = "no-referrer"
RETRY_ENABLED = False  # retries are rows of the frontier: they survive a restart
COMPRESSION_ENABLED = False  # CaptureMiddleware: half a body is not a whole one
DOWNLOAD_FAIL_ON_DATALOSS = False  # a truncated answer is kept and marked, not lost
DOWNLOAD_HANDLERS = {
    "http": "scraper.network.handler.OnceHandler",  # the stock one repeats a request at once when a connection breaks
    "https": "scraper.network.handler.OnceHandler",
    "ftp": None,
    "s3": None,
}
REDIRECT_MAX_TIMES = 10
METAREFRESH_MAXDELAY = 3  # a page that reloads itself every minute is not a redirect
DOWNLOAD_DELAY = 0.0  # PolitenessMiddleware: over restarts and runs
DOWNLOAD_DELAY_JITTER = 0.0
AUTOTHROTTLE_ENABLED = False
CONCURRENT_ITEMS = (
    2  # tasks that Scrapy starts for each answer to handle its items; ours has one, and 100 took a quarter of the time
)
LOG_LEVEL = "INFO"
LOG_FORMATTER = "scraper.network.logs.ShortLogFormatter"  # a visit's repr is a whole page
LOGSTATS_INTERVAL = 0
STATS_DUMP = False
MEMUSAGE_ENABLED = False

SCHEDULER = "scraper.network.scheduler.FrontierScheduler"  # JOBDIR loses the queue of a killed crawl
ROBOTSTXT_OBEY = True  # by RobotsMiddleware: Scrapy's own takes a 500 for leave
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scraper.network.redirects.StraightRefreshMiddleware": 580,
    "scraper.network.redirects.StraightRedirectMiddleware": 600,
    "scraper.network.guard.AddressGuardMiddleware": 50,
    "scraper.network.robots.RobotsMiddleware": 100,
    "scraper.network.capture.CaptureMiddleware": 595,  # below redirects, so that what is captured is the last answer
    "scraper.network.politeness.PolitenessMiddleware": 950,  # next to the wire: every request passes it
    "scraper.network.guard.RefusalMiddleware": 960,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,  # a 404 is an answer, too
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
}
ITEM_PIPELINES = {
    "scraper.pipelines.validate.ValidatePipeline": 100,
    "scraper.pipelines.store.StorePipeline": 200,
}
EXTENSIONS = {
    "scrapy.extensions.feedexport.FeedExporter": None,  # exporters/ read the archive
}
