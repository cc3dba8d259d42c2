"""The one place where settings read the environment; the README's table lists every name used here."""

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def required(names: list[str]) -> dict[str, str]:
    """Return the values of the named variables.

    Raises ImproperlyConfigured that lists every missing name at once, so that a deployer mends them in one go.
    """
    values = {name: env.str(name, default="") for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise ImproperlyConfigured("Production cannot start without these environment variables: " + ", ".join(missing))
    return values
