"""For the tests: no environment needed; DATABASE_URL and REDIS_URL switch to PostgreSQL and Redis."""

from .env import own_folder_and_cache

own_folder_and_cache()  # before anything reads where they are

from .base import *  # noqa: E402, F403
from .base import CACHES, DATABASES, REDIS_URL, STORAGES, VAR_DIR  # noqa: E402

SECRET_KEY = "only-for-tests-" + "t" * 40
ALLOWED_HOSTS = ["*"]
BULK_CONTENT_ALLOWED = True
SITE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if not REDIS_URL:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
MEDIA_ROOT = VAR_DIR / "test-media"
STORAGES["private"]["OPTIONS"]["location"] = VAR_DIR / "test-private"
AXES_ENABLED = False
WHITENOISE_AUTOREFRESH = True  # files come straight from the finders; nothing is collected for tests
WHITENOISE_USE_FINDERS = True
