"""Where a page of some kind is added: straight to the form where there is one right place, else to the choice."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.models import User


def add_page_url(user: User, model: type[Page], choose_url_name: str) -> str:
    """Return the address for this member of staff, or nothing where they may not add any; asks the database once.

    A translation is made from its page, so only places in the site's own language count.
    """
    kinds = ContentType.objects.get_for_models(*model.allowed_parent_page_models()).values()
    allowed = page_permission_policy.instances_user_has_permission_for(user, "add").order_by()
    places = Page.objects.filter(
        pk__in=allowed.values("pk"),
        content_type__in=list(kinds),
        locale__language_code=settings.LANGUAGE_CODE,
        alias_of__isnull=True,
    )
    found = list(places.order_by("path").values_list("pk", flat=True)[:2])
    if not found:
        return ""
    if len(found) > 1:
        return reverse(choose_url_name)
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, found[0]])
