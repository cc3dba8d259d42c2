"""Alerts: what each one asks for, what is new for it, and which are due."""
