"""A developer's settings for the site that the browser visits, but for what a password costs: tests sign in often."""

from config.settings.dev import *  # noqa: F403  the same in everything else

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
