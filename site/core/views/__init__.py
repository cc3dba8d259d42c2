"""Views every page can need."""
