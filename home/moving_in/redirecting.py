"""Which redirects the old addresses of a page need, and which of them would do harm."""

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .addresses import old_paths
from .notes import Kind, Note

LONGEST_PATH = 255


def planned_redirects(address: str, new_url_path: str, site: Site) -> tuple[list[str], list[Note]]:
    """Return the old paths to lead on from, and why others are left out.

    A path at which a page stands, published or not, gets none: two drafts that take each other's old address would
    otherwise lead to each other for ever.
    """
    paths = list(dict.fromkeys(Redirect.normalise_path(path) for path in old_paths(address)))
    below = {path: f"{site.root_page.url_path}{path.strip('/')}/" for path in paths}
    taken = set(Page.objects.filter(url_path__in=below.values()).values_list("url_path", flat=True))
    present = Redirect.objects.filter(Q(site=site) | Q(site=None), old_path__in=paths)
    known = set(present.values_list("old_path", flat=True))
    kept: list[str] = []
    notes: list[Note] = []
    for path in paths:
        if below[path] == new_url_path:
            continue  # the new page stands at its old address
        if why := _refused(path, below[path] in taken, path in known):
            notes.append(Note(Kind.REDIRECT, path[:300], why))
        else:
            kept.append(path)
    return kept, notes


def _refused(path: str, is_taken: bool, is_known: bool) -> str:
    if len(path) > LONGEST_PATH:
        return _("too long for a redirect")
    if is_taken:
        return _("another page of this site stands there")
    return _("there is a redirect already") if is_known else ""
