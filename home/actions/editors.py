"""Sets up the editors' groups and the first account, once."""

import secrets

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.models import User
from home.actions.report import Report
from home.groups import GROUPS, INVOLVEMENT_TEAM, EditorsGroup

FIRST_EDITOR = "editor"


def set_up_groups(report: Report) -> None:
    """Give the groups their permissions, once: what an administrator changed later is left alone."""
    if Group.objects.filter(name=INVOLVEMENT_TEAM.name).exists():
        for _group in GROUPS:
            report.count("groups of editors", made=False)
        return
    for group in GROUPS:
        _set_up(group)
        report.count("groups of editors", made=True)


def _set_up(plan: EditorsGroup) -> None:
    group, _made = Group.objects.get_or_create(name=plan.name)
    group.permissions.set([_permission(name) for name in plan.admin])
    root, library = Page.get_first_root_node(), Collection.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=root, permission=_permission(f"wagtailcore.{verb}_page"))
        for verb in plan.pages
    )
    GroupCollectionPermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=library, permission=_file(codename))
        for codename in plan.files
    )


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    permission: Permission = Permission.objects.get(content_type__app_label=app, codename=codename)
    return permission


def _file(codename: str) -> Permission:
    # Wagtail hangs these on its own models, whichever picture and document models a project uses.
    app = "wagtailimages" if codename.endswith("image") else "wagtaildocs"
    return _permission(f"{app}.{codename}")


def set_up_first_editor(report: Report) -> None:
    """Make the first administrator, and note the name and the password this one time."""
    if User.objects.filter(username=FIRST_EDITOR).exists():
        report.notes.append(f"The account “{FIRST_EDITOR}” exists; its password is left alone.")
        return
    password = settings.STARTER_PASSWORD or secrets.token_urlsafe(12)
    editor = User.objects.create_superuser(FIRST_EDITOR, password=password)
    editor.groups.set(Group.objects.filter(name__in=[group.name for group in GROUPS]))
    shown = "as given in STARTER_PASSWORD" if settings.STARTER_PASSWORD else password
    report.notes.append(f"Sign in at {settings.SITE_URL}/admin/ as “{FIRST_EDITOR}”, password: {shown}")
    report.notes.extend(_weaknesses(password, editor))


def _weaknesses(password: str, editor: User) -> list[str]:
    try:
        validate_password(password, editor)
    except ValidationError as error:
        return [f"This password is weak: {' '.join(error.messages)} Change it before anybody else can reach this site."]
    return []
