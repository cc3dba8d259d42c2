"""The door for gunicorn: `gunicorn --chdir site config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from core.doorway import always_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = always_utf8(get_wsgi_application())
