"""Journeys in a real Chromium against the real site: own database, own worker, own SMTP server."""
