"""The one place where settings read the environment; the README's table lists every name used here."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def database(default: str) -> dict[str, Any]:
    """Return Django's settings of the database that DATABASE_URL names; an empty value counts as none."""
    return dict(env.db_url_config(env.str("DATABASE_URL", default="") or default))


def mail(default: str) -> dict[str, Any]:
    """Return Django's EMAIL_ settings for what EMAIL_URL names; an empty value counts as none.

    Names and passwords are written with %40 for @ and so on; an unknown option in the query is refused by name.
    """
    settings = dict(env.email_url_config(env.str("EMAIL_URL", default="") or default))
    if unknown := settings.pop("OPTIONS", None):
        raise ImproperlyConfigured("EMAIL_URL has options that are not known: " + ", ".join(sorted(unknown)))
    # Django's own defaults stand where the address says nothing.
    return {name: value for name, value in settings.items() if value not in (None, "")}


def required(names: list[str]) -> dict[str, str]:
    """Return the values of the named variables.

    Raises ImproperlyConfigured that lists every missing name at once, so that a deployer mends them in one go.
    """
    values = {name: env.str(name, default="") for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise ImproperlyConfigured("Production cannot start without these environment variables: " + ", ".join(missing))
    return values


def private_files(folder: Path) -> dict[str, Any]:
    """Return where private files are kept: in the bucket that S3_PRIVATE_BUCKET names, else in this folder."""
    bucket = env.str("S3_PRIVATE_BUCKET", default="")
    if not bucket:
        return {"BACKEND": "core.private_files.PrivateFiles", "OPTIONS": {"location": folder}}
    options = {
        "bucket_name": bucket,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "access_key": env.str("S3_ACCESS_KEY_ID", default="") or None,
        "secret_key": env.str("S3_SECRET_ACCESS_KEY", default="") or None,
        "default_acl": "private",
        "file_overwrite": False,
    }
    return {"BACKEND": "core.private_bucket.PrivateBucket", "OPTIONS": options}


def machine_translator() -> dict[str, Any] | None:
    """Return which machine offers to translate pages: DeepL or a LibreTranslate server, or none."""
    patience = env.int("TRANSLATION_TIMEOUT", default=60)  # seconds; a long page is one question
    if key := env.str("DEEPL_AUTH_KEY", default=""):
        options = {"AUTH_KEY": key, "TIMEOUT": patience}
        return {"CLASS": "core.translation.machines.CarefulDeepLTranslator", "OPTIONS": options}
    if address := env.str("LIBRETRANSLATE_URL", default=""):
        options = {
            "LIBRETRANSLATE_URL": address.rstrip("/"),
            "API_KEY": env.str("LIBRETRANSLATE_API_KEY", default=""),
            "TIMEOUT": patience,
        }
        return {"CLASS": "core.translation.machines.CarefulLibreTranslator", "OPTIONS": options}
    return None


def own_folder_and_cache() -> None:
    """Give each of several test runs side by side its own folder and its own database of Redis.

    pytest-xdist numbers its processes gw0, gw1, ...; where it is not used, nothing changes.
    """
    worker = env.str("PYTEST_XDIST_WORKER", default="")
    if not worker:
        return
    folder = Path(env.str("VAR_DIR", default=str(Path(__file__).resolve().parents[3] / "var")))
    env.ENVIRON["VAR_DIR"] = str(folder / worker)
    if redis := env.str("REDIS_URL", default=""):
        env.ENVIRON["REDIS_URL"] = f"{redis.rsplit('/', 1)[0]}/{worker.removeprefix('gw')}"
