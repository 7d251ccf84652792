"""Writes bounds.tsv: exact binomial bounds as scipy computes them.

Run with scipy 1.17: python3 make_vectors.py. Columns: hits, trials, confidence, two-sided lower,
two-sided upper, one-sided lower, one-sided upper. The ends are quantiles of the
beta distribution (scipy.stats.beta.ppf).
"""

import os
from scipy.stats import beta


def lower(k, n, tail):
    return 0.0 if k == 0 else float(beta.ppf(tail, k, n - k + 1))


def upper(k, n, tail):
    return 1.0 if k == n else float(beta.ppf(1 - tail, k + 1, n - k))


rows = []
for n in [1, 2, 3, 5, 10, 32, 59, 100, 149, 240, 299, 300, 500, 1000, 2995, 10_000, 100_000, 1_000_000]:
    ks = {0, 1, 2, 3, 7, n // 100, n // 10, n // 4, n // 2, n * 9 // 10, n - 1, n}
    for k in sorted(k for k in ks if 0 <= k <= n):
        for confidence in [0.9, 0.95, 0.99, 0.999]:
            tail = (1 - confidence) / 2
            rows.append((k, n, confidence, lower(k, n, tail), upper(k, n, tail),
                         lower(k, n, 1 - confidence), upper(k, n, 1 - confidence)))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "bounds.tsv"), "w") as out:
    for row in rows:
        out.write("\t".join(repr(value) for value in row) + "\n")
print(len(rows), "rows")
