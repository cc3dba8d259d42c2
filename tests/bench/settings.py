"""The site as in production but on plain HTTP and with a trivial view beside it to compare with."""

from config.settings.dev import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "tests.bench.urls"
