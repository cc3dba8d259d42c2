"""A person's own journey through the site."""

from people.views import health, kept  # noqa: F401  importing registers
