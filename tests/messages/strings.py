"""Finds every string of the public site: in its templates, and in the code that visitors and readers of mails meet.

What only editors see stays English, so labels and help texts of models and blocks are left out, and whole rooms are.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site", "home", "involvement", "network", "youngpeople")
FUNCTIONS = {"gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_"}
# Rooms and modules that only editors, staff and developers read.
NOT_PUBLIC = re.compile(
    r"/admin/|/desk/|/moving_in/|/starter/|/management/|/migrations/|/reading_age/|/releases/|/reports?/|/writing/"
    r"|report\.py|wagtail_hooks|publishing|_panels|/retention/|gaps\.py|checks\.py|home/groups|permissions|differences"
    r"|loop_week|models/settings|roles\.py|parser|unwanted|signs\.py|/strategy/import|/actions/editors"
    r"|/strategy/(source|recognising|building|comparing|damage|lines|placing|reading|questions)|_week\.py|_reviews?\.py"
    r"|/board/|duties\.py|/releases|find_and_fix|/translation/|apps\.py|/loop/(sources|story_sources)|tracker/owed"
    r"|papers_owed|other_formats/waiting|mailing_audience|/audit|disclosure|letters/strategy|actions/(mailings|joining)"
)
DECLARED = re.compile(r"/models/|/blocks/|blocks\.py|mail_texts")


class Message(NamedTuple):
    """One string as a catalogue knows it."""

    words: str
    plural: str = ""
    context: str = ""


def public_messages() -> dict[Message, str]:
    """Return every string of the public site with the file it was found in first."""
    found: dict[Message, str] = {}
    for path in sorted(ROOT.glob("templates/**/*")):
        name = str(path.relative_to(ROOT))
        if path.suffix in (".html", ".txt", ".xml") and "admin" not in name:
            for call in _calls_in(templatize(path.read_text(), origin=name)):
                if message := _message(call):
                    found.setdefault(message, name)
    for path in sorted(each for room in ROOMS for each in (ROOT / room).rglob("*.py")):
        name = str(path.relative_to(ROOT))
        if not NOT_PUBLIC.search(name):
            for message in _calls(ast.parse(path.read_text()), declared=bool(DECLARED.search(name))):
                found.setdefault(message, name)
    return found


def _calls_in(templatized: str) -> Iterator[ast.Call]:
    """Yield the calls of what Django makes of a template; the rest is only letters for xgettext to pass."""
    for start in re.finditer(r"\b(?:n?p?gettext|_)\(", templatized):
        for end in re.finditer(r"\)", templatized[start.end() :]):
            try:
                tree = ast.parse(templatized[start.start() : start.end() + end.end()], mode="eval")
            except SyntaxError:
                continue  # this bracket stands inside the words
            if isinstance(tree.body, ast.Call):
                yield tree.body
            break


def _calls(tree: ast.AST, *, declared: bool, inside: str = "") -> Iterator[Message]:
    """Yield the strings of a module; of declared things (models, blocks) only choices and what functions say."""
    for child in ast.iter_child_nodes(tree):
        where = _where(child) or inside
        if isinstance(child, ast.Call) and not (declared and where == "class"):
            message = _message(child)
            if message:
                yield message
        yield from _calls(child, declared=declared, inside=where)


def _where(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef) and node.name in ("clean", "__str__"):
        return "class"  # what an editor reads
    if isinstance(node, ast.ClassDef):
        return "choices" if any("Choices" in ast.unparse(base) for base in node.bases) else "class"
    return "function" if isinstance(node, ast.FunctionDef | ast.Lambda) else ""


def _message(call: ast.Call) -> Message | None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if name not in FUNCTIONS or not texts or not texts[0].strip():
        return None
    if name.startswith("pgettext"):
        return Message(texts[1], context=texts[0])
    return Message(texts[0], texts[1] if name.startswith("ngettext") else "")
