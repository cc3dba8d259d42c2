"""The front door, the ordinary pages and the starter site."""
