"""Editors and staff who sign in at /admin/; the public never has an account."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor's account, our own from the first migration so that fields can be added later."""
