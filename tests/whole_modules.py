"""Hands tests to processes side by side: the browser's by whole modules, because each begins with a site of its own."""

from itertools import takewhile

import pytest
from xdist.scheduler import LoadScheduling
from xdist.workermanage import WorkerController

IN_A_BROWSER = "tests/browser/"
# What takes longest begins first, so that no process has a long one left when the others are done.
LONGEST_FIRST = (
    "test_every_admin_screen",
    "test_accessibility",
    "test_alerts",
    "test_groups",
    "test_own_page",
    "test_tell_us_to_story",
    "test_guide_pictures",
    "test_right_to_left_pictures",
    "test_places",
    "test_notices",
)


def rank_of(item: pytest.Item) -> int:
    """Return the place of a browser test's module among those that take long."""
    name = item.path.stem
    return LONGEST_FIRST.index(name) if name in LONGEST_FIRST else len(LONGEST_FIRST)


class WholeModules(LoadScheduling):
    """Like `--dist load`, but a module of browser tests goes to one process, and only when that has nearly no other."""

    def _send_tests(self, node: WorkerController, num: int) -> None:
        next_ones = self.pending[:num]
        plain = list(takewhile(lambda index: IN_A_BROWSER not in self.collection[index], next_ones))
        super()._send_tests(node, len(plain))
        while self.pending and len(self.node2pending[node]) < 2:  # a process runs a test once it knows the next
            super()._send_tests(node, self._length_of_next_module())

    def _length_of_next_module(self) -> int:
        module = self._module_of(self.pending[0])
        return len(list(takewhile(lambda index: self._module_of(index) == module, self.pending)))

    def _module_of(self, index: int) -> str:
        return str(self.collection[index]).partition("::")[0]
