"""For a developer's own machine: no environment needed, every mail also lands in var/mail as a file."""

from .base import *  # noqa: F403
from .base import DATABASES, VAR_DIR
from .env import env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="development-only-" + "x" * 40)
ALLOWED_HOSTS = ["*"]
BULK_CONTENT_ALLOWED = True
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
if not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MAIL_COPY_DIR = VAR_DIR / "mail"

# The development server gives every open connection of a browser a thread, and each thread would keep a database
# connection: with a minute of keeping, a hundred open tabs leave PostgreSQL none.
DATABASES["default"]["CONN_MAX_AGE"] = 0
