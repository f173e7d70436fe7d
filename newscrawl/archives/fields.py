"""Header fields of our own in the records that we write; other readers pass over fields that they do not know."""

PART_OF = "Newscrawl-Part-Of"  # the WARC-Record-ID of the article's first page
ROLE = "Newscrawl-Role"  # of a part: NEXT or WHOLE
NEXT = "next"  # a following page
WHOLE = "whole"  # the view that shows all pages at once
MISSING_PAGE = "Newscrawl-Missing-Page"  # of a first page: the address of a following page that could not be loaded
LISTED = "Newscrawl-Listed"  # of a first page: what its listing said of it, as JSON
