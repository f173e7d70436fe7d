"""The label page: a person says what of a page is body and what is noise, and gets a line of references.

1. `blocks`: a page -> its blocks, each with what the cleaner takes it for
2. `view`: blocks -> the page on which a person puts that right
3. `row`: what was chosen -> a row as `newscrawl.evaluation.references` reads it
4. `server`: the page over HTTP, on this machine only
"""
