"""A small bounded load on loopback: how many answers a second one address gives."""

import http.client
import statistics
import threading
import time
from dataclasses import dataclass

THREADS = 4
SECONDS_A_ROUND = 1.5
ROUNDS = 3


@dataclass(frozen=True)
class Measured:
    """What one address gave: answers a second (median of rounds), bytes of one answer on the wire."""

    rate: float
    wire_bytes: int


def _one(port: int, path: str) -> tuple[int, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Connection": "close"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, len(body)


def _round(port: int, path: str, expected: int) -> float:
    """Return answers a second over one bounded round."""
    counts = [0] * THREADS
    start = time.perf_counter()
    end = start + SECONDS_A_ROUND

    def work(number: int) -> None:
        while time.perf_counter() < end:
            status, _ = _one(port, path)
            if status != expected:
                raise AssertionError(f"{path} answered {status}, expected {expected}")
            counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def measure(port: int, pages: dict[str, tuple[str, int]]) -> dict[str, Measured]:
    """Measure each named (path, expected status); rounds are interleaved so that noise hits all alike."""
    rates: dict[str, list[float]] = {name: [] for name in pages}
    sizes = {name: _one(port, path)[1] for name, (path, _) in pages.items()}  # also warms every address up
    for _ in range(ROUNDS):
        for name, (path, expected) in pages.items():
            rates[name].append(_round(port, path, expected))
    return {name: Measured(statistics.median(rates[name]), sizes[name]) for name in pages}
