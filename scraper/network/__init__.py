"""Scrapy downloader parts: what goes over the wire and when."""
