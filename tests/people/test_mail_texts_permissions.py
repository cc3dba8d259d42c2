"""Who may read and who may change the words of the site's mails."""

from html import unescape
from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client

from core.models import User
from people.models import MailText

LIST = "/admin/mail_texts/"
WORDS = f"{LIST}confirm/en/"
GOOD = {"subject": "Nearly there", "body": "Dear you,\n\n{title}\n\n{button}"}


def staff_with(*permissions: str) -> Client:
    """Return a browser of somebody who may use the admin and has these permissions."""
    user = User.objects.create_user("staff", "staff@example.org", "example-password")
    codes = ["access_admin", *permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


def read(answer: Any) -> str:
    """Return what stands on a page."""
    return unescape(answer.content.decode())


def test_nobody_without_permission_sees_or_changes_anything(db: None) -> None:
    nobody = staff_with("view_person", "change_person")
    for address in (LIST, WORDS, f"{WORDS}preview/"):
        assert _is_refused(nobody.get(address))
    for address in (WORDS, f"{WORDS}preview/", f"{WORDS}built-in/"):
        assert _is_refused(nobody.post(address, GOOD))
    assert _is_refused(Client().get(WORDS))
    assert not MailText.objects.exists()


def test_who_may_only_read_reads(db: None) -> None:
    MailText.objects.create(mail="confirm", language="en", **GOOD)
    reader = staff_with("view_mailtext")
    page = read(reader.get(WORDS))
    assert "Dear you," in page
    assert "Send a test to me" not in page
    assert "Go back to the built-in words" not in page
    assert "Dear you" in read(reader.get(f"{WORDS}preview/"))
    assert _is_refused(reader.post(WORDS, GOOD | {"subject": "Mine"}))
    assert _is_refused(reader.post(WORDS, GOOD | {"do": "test"}))
    assert _is_refused(reader.post(f"{WORDS}built-in/"))
    assert MailText.objects.get().subject == GOOD["subject"]


def test_adding_and_changing_are_two_permissions(db: None) -> None:
    MailText.objects.create(mail="confirm", language="en", **GOOD)
    adds = staff_with("add_mailtext")
    assert adds.post(f"{LIST}confirm/pl/", GOOD).status_code == 302
    assert _is_refused(adds.post(WORDS, GOOD | {"subject": "Mine"}))
    assert _is_refused(adds.post(f"{WORDS}built-in/"))
    User.objects.all().delete()
    changes = staff_with("change_mailtext")
    assert changes.post(WORDS, GOOD | {"subject": "Mine"}).status_code == 302
    assert _is_refused(changes.post(f"{LIST}confirm/ur/", GOOD))
    assert set(MailText.objects.values_list("language", "subject")) == {("en", "Mine"), ("pl", GOOD["subject"])}


def _is_refused(answer: Any) -> bool:
    """Tell whether Wagtail sent somebody away: to the sign-in page, or to the front page with a message."""
    return answer.status_code == 302 and answer.headers["Location"].partition("?")[0] in ("/admin/", "/admin/login/")


def test_post_from_elsewhere_is_refused(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    for address in (WORDS, f"{WORDS}preview/", f"{WORDS}built-in/"):
        assert client.post(address, GOOD).status_code == 403
