"""Says how the text of a file differs from the page that was built before; rows are matched by their code."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from involvement.models import StrategyPage

from .building import present_rows
from .document import Document, RowKind


@dataclass(frozen=True)
class Differences:
    """What an import would change; `kept` are rows of the page that the file no longer has."""

    same_text: bool
    reworded: tuple[tuple[str, str, str], ...]  # code, before, after
    missing: tuple[str, ...]
    kept: tuple[str, ...]
    titles: tuple[str, str] | None = None

    @property
    def is_nothing_to_do(self) -> bool:
        """Tell whether the page already holds this very text; what editors changed by hand since is left alone."""
        return self.same_text and not self.missing and self.titles is None

    def lines(self) -> list[str]:
        """Return the differences in words."""
        found = [
            _("%(code)s reworded: “%(before)s” becomes “%(after)s”") % {"code": code, "before": before, "after": after}
            for code, before, after in self.reworded
        ]
        found += [_("%(code)s is not on the page yet: added") % {"code": code} for code in self.missing]
        found += [_("%(code)s is no longer in the file: stays on the page") % {"code": code} for code in self.kept]
        if self.titles:
            before, after = self.titles
            found.append(_("title “%(before)s” becomes “%(after)s”") % {"before": before, "after": after})
        if not self.same_text:
            found.append(_("the running text is replaced; the earlier wording stays in the page’s history"))
        return found


def differences(page: StrategyPage, document: Document, title: str = "") -> Differences:
    """Compare the newest version of the page, published or not, with the document."""
    draft: StrategyPage = page.get_latest_revision_as_object()
    same_text = draft.source_digest == document.digest
    reworded: list[tuple[str, str, str]] = []
    missing: list[str] = []
    kept: list[str] = []
    for kind in RowKind:
        before = {row.code: row.text for row in present_rows(draft, kind)}
        after = {row.code: row.text for row in document.rows(kind)}
        on_draft = {row.code for row in getattr(draft, kind.value).all()}
        missing += [code for code in after if code not in on_draft]
        kept += [code for code in before if code not in after]
        reworded += [(code, before[code], text) for code, text in after.items() if before.get(code, text) != text]
    return Differences(
        same_text=same_text,
        reworded=tuple(reworded),
        missing=tuple(missing),
        kept=tuple(kept),
        titles=(draft.title, title) if title and title != draft.title else None,
    )
