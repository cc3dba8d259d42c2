"""Asking for a page in another format or language: the form, its names, and who waits for what."""
