"""Members of staff for tests, with exactly the permissions they are given."""

from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from core.models import User


def make_staff(*codenames: str, pages: tuple[str, ...] = (), below: Page | None = None, name: str = "staff") -> User:
    """Return a member of staff who may enter the admin; `pages` are verbs for all pages, or for those below one."""
    user = User.objects.create_user(name, f"{name}@example.org", "example-password")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    if pages:
        group = Group.objects.create(name=f"Group of {name}")
        for verb in pages:
            page = below or Page.get_first_root_node()
            GroupPagePermission.objects.create(group=group, page=page, permission_type=verb)
        user.groups.add(group)
    return user


def signed_in(user: User) -> Client:
    """Return a browser in which this member of staff is signed in."""
    client = Client()
    client.force_login(user)
    return client
