"""A developer's settings for the site that the browser visits, but for what would cost each test time."""

from config.settings.dev import *  # noqa: F403  the same in everything else

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often
FORM_TAKES_AT_LEAST = 1  # second: forms are still refused at first; the tests of forms themselves keep the real time
