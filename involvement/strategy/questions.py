"""Asks in words what the import does not decide by itself, and says how to decide it."""

from django.utils.translation import gettext as _

from .matched import Doubt, Known, Placed, Question


def question_in_words(question: Question) -> str:
    """Return one question with what happens until it is answered, and an answer as it could be given."""
    known = ", ".join(_known(each) for each in question.known)
    rows = ", ".join(_row(each) for each in question.rows)
    asked = {
        Doubt.SPLIT: _("not decided: %(known)s may have been split into %(rows)s"),
        Doubt.MERGED: _("not decided: %(known)s may have been merged into %(rows)s"),
        Doubt.UNSURE: _("not decided: %(known)s may have become %(rows)s"),
    }[question.doubt] % {"known": known, "rows": rows}
    answer = f"--same {question.known[0].code}={question.rows[0].row.line}"
    until = _("The old keeps its progress and the new begins without; to let one go on, add for example: %(answer)s")
    return f"{asked}. {until % {'answer': answer}}"


def _known(known: Known) -> str:
    return f"{known.code} “{known.text}”"


def _row(placed: Placed) -> str:
    return _("line %(line)d “%(text)s”") % {"line": placed.row.line, "text": placed.row.text}
