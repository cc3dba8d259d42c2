"""A person's own journey through the site."""
