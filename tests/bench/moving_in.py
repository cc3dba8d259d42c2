"""`python -m tests.bench.moving_in`: how much longer an old page of 3 MB takes to read than one of 1 MB."""

import os
import sys
import time
from importlib import import_module

import django

MB, MOST = 1_000_000, 3.5  # times as long for three times as much


def main() -> int:
    """Print the ratio; return 1 where it is too high."""
    sys.path[:0] = ["site", "."]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    old_pages = import_module("tests.factories.old_pages")  # it needs Django set up
    seconds = []
    for size in (MB, 3 * MB):
        html = old_pages.dense_page(size)
        began = time.process_time()
        number = old_pages.read_whole(html)
        seconds.append(time.process_time() - began)
        print(f"{len(html) / MB:.1f} MB, {number} sentences: {seconds[-1]:.1f} s")  # noqa: T201
    ratio = seconds[1] / seconds[0]
    print(f"3 MB take {ratio:.2f} times as long as 1 MB; at most {MOST}")  # noqa: T201
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
