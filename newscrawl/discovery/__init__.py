"""Where a site's articles are, read from bytes: no requests are made here.

`listings` reads sitemaps, sitemap indexes and feeds; `links` finds feeds, sections and articles among a page's links;
`dates` compares what listings and articles call a date.
"""
