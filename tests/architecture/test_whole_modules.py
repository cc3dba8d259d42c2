"""The browser's tests are handed out by whole modules, and no process is left waiting for a test it never gets."""

from collections.abc import Sequence

import pytest

from tests.whole_modules import WholeModules

BROWSER = "tests/browser/"


class TwoProcesses:
    """Stands for the command line `-n 2`."""

    def getvalue(self, name: str) -> list[str]:
        """Return which processes there are."""
        return ["2*popen"]

    def getoption(self, name: str) -> None:
        """Return what nobody has set."""


class Process:
    """Stands for a process of the test run: keeps what it is given, and runs a test once it knows the next."""

    shutting_down = False

    def __init__(self) -> None:
        """Nothing given yet."""
        self.gateway = self
        self.id = "process"
        self.given: list[int] = []
        self.done = 0

    def send_runtest_some(self, indices: Sequence[int]) -> None:
        """Take tests."""
        self.given += indices

    def shutdown(self) -> None:
        """Learn that nothing more comes."""
        self.shutting_down = True

    @property
    def can_run(self) -> bool:
        """Tell whether there is a test that may begin."""
        return len(self.given) - self.done >= (1 if self.shutting_down else 2)


def run(tests: list[str]) -> list[list[str]]:
    """Hand tests out and let two processes take turns; returns what each has run."""
    scheduler = WholeModules(TwoProcesses())
    nodes = [Process(), Process()]
    for node in nodes:
        scheduler.add_node(node)
    for node in nodes:
        scheduler.add_node_collection(node, tests)
    scheduler.schedule()
    while ready := [node for node in nodes if node.can_run]:
        for node in ready:
            node.done += 1
            scheduler.mark_test_complete(node, node.given[node.done - 1], duration=1)
    assert all(node.done == len(node.given) for node in nodes), "a process waits for a test that never comes"
    return [[tests[index] for index in node.given] for node in nodes]


@pytest.mark.parametrize("plain", [0, 1, 5, 400])
@pytest.mark.parametrize("sizes", [[], [1], [1, 1, 1], [30, 1, 2, 9, 1, 40, 3]])
def test_every_test_runs_once_and_no_browser_module_is_torn(plain: int, sizes: list[int]) -> None:
    """Whatever stands before the browser's tests, and however long its modules are."""
    tests = [f"tests/core/test_plain.py::test_{number}" for number in range(plain)]
    tests += [f"{BROWSER}test_{name}.py::test_{number}" for name, size in enumerate(sizes) for number in range(size)]
    ran = run(tests)
    assert sorted(sum(ran, [])) == sorted(tests)
    modules = [{test.partition("::")[0] for test in each if test.startswith(BROWSER)} for each in ran]
    assert set.intersection(*modules) == set()
