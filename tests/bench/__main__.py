"""`python -m tests.bench`: makes a site, loads it, prints every ratio in one table and keeps it in var/bench/."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.browser.site_process import free_port

from .budgets import judged
from .load import Measured, measure

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "hello": ("/hello/", 200),
    "front page": ("/", 200),
    "list": ("/opportunities/", 200),
    "list, filtered": ("/opportunities/?how=online&paid=yes", 200),
    "list, searched": ("/opportunities/?q=example", 200),
    "opportunity": ("", 200),
    "stories": ("/we-said-we-did/", 200),
    "stories, filtered": ("/we-said-we-did/?status=done&status=doing", 200),
    "stories, searched": ("/we-said-we-did/?q=example", 200),
    "story": ("", 200),
    "ordinary page": ("/contact/", 200),
    "search": ("/search/?q=example", 200),
    "search, rare word": ("/search/?q=accessibility", 200),
    "not found": ("/no-such-page/", 404),
}


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "VAR_DIR": str(folder),
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}"),
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DEBUG": "0",
        "STARTER_PASSWORD": "example-password-for-bench",
    }


def _manage(folder: Path, *arguments: str) -> None:
    subprocess.run(  # noqa: S603  our own command line
        [sys.executable, "site/manage.py", *arguments],
        cwd=ROOT,
        env=_environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    """Run gunicorn with two workers on a free port of loopback."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--chdir", "site", "--workers", "2"]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error", "--config", "/dev/null"]
    process = subprocess.Popen(  # noqa: S603  our own command line
        command, cwd=ROOT, env=_environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/hello/", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                threading.Event().wait(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _first_in(port: int, address: str) -> str:
    """Return the path of the first page in a list."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}?q=example", timeout=60) as answer:
        html = answer.read().decode()
    return html.split('<a class="nhsuk-card__link" href="', 1)[1].split('"', 1)[0]


def _run(folder: Path, entries: int) -> dict[str, Measured]:
    _manage(folder, "load_bulk_content", "--opportunities", str(entries), "--stories", str(entries))
    with _server(folder) as port:
        lists = {"opportunity": "/opportunities/", "story": "/we-said-we-did/"}
        pages = PAGES | {name: (_first_in(port, address), 200) for name, address in lists.items()}
        return measure(port, pages)


def _table(results: dict[int, dict[str, Measured]]) -> list[dict[str, object]]:
    """Return one row a page and size: ratio to hello, compressed bytes."""
    return [
        {
            "entries": entries,
            "page": name,
            "of_hello": round(row.rate / pages["hello"].rate, 4),
            "bytes": row.wire_bytes,
        }
        for entries, pages in results.items()
        for name, row in pages.items()
        if name != "hello"
    ]


def main() -> None:
    """Measure at each size and print and save the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", default="100,10000", help="numbers of opportunities and of stories, rising, comma-separated"
    )
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    results: dict[int, dict[str, Measured]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _manage(folder, "migrate", "--verbosity", "0")
        _manage(folder, "load_starter_site")
        done = 0
        for size in sizes:
            results[size] = _run(folder, size - done)
            done = size
    rows = _table(results)
    database = os.environ.get("BENCH_DATABASE_URL", "sqlite").split(":")[0]
    machine = f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {database}"
    print(f"Ratio of requests per second to a trivial view in the same run ({machine}, gunicorn, 2 workers)")  # noqa: T201
    print(f"{'entries':>8}  {'page':<20} {'of hello':>9} {'bytes':>8}")  # noqa: T201
    for row in rows:
        print(f"{row['entries']:>8}  {row['page']:<20} {row['of_hello']:>9.1%} {row['bytes']:>8}")  # noqa: T201
    growth = judged(rows)
    print(f"\nTime for one answer at {sizes[-1]} entries, in times of that at {sizes[0]}, each against hello")  # noqa: T201
    for line in growth:
        verdict = "" if line.budget is None else f"budget {line.budget}x: {'held' if line.is_held else 'BROKEN'}"
        print(f"{'':>8}  {line.page:<20} {line.times:>8.2f}x {verdict}")  # noqa: T201
    target = ROOT / "var" / "bench"
    target.mkdir(parents=True, exist_ok=True)
    report = {
        "machine": machine,
        "at": time.strftime("%Y-%m-%dT%H:%M:%S"),
        "rows": rows,
        "growth": [asdict(line) for line in growth],
    }
    (target / f"{time.strftime('%Y%m%d-%H%M%S')}.json").write_text(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
