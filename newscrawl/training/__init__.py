"""Making the learned weights: labelled pages in, newscrawl/cleaning/data/weights.json out.

    python -m newscrawl.training REFERENCES.jsonl... [-o weights.json]

It prints the out-of-fold figures of every reference file (no page is judged by weights that saw its site or its
template), then fits on all pages. It needs lightgbm (the `training` extra); using the weights does not.
"""
