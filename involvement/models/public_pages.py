"""Which pages everybody may see, said to the database so that lists stay cheap."""

from typing import Self

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """Pages of one type, narrowed to those without any restriction."""

    def for_everyone(self) -> Self:
        """Return those that are live and neither private themselves nor below a private page.

        Wagtail's `public()` asks the database beforehand; this is part of the list's own query.
        """
        above_or_same = Substr(OuterRef("path"), 1, Length("page__path"))
        private = PageViewRestriction.objects.filter(page__path=above_or_same)
        return self.live().filter(~Exists(private))
