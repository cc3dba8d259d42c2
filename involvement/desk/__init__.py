"""The team's own screens in the admin: lists, what waits to be told, and using a page again."""
