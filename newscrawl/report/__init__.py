"""The explain report: what was kept and removed of each page, and why, as one HTML file or as coloured text.

1. `explanation`: a page, or a stored article with its removals -> an Explanation
2. `summary`: many explanations -> figures
3. `terminal`: an Explanation as text; `document`: any number of them as one self-contained HTML file, put together from
   `article_view`, `summary_view` and `plots` with `markup`, which escapes whatever is not markup already
"""
