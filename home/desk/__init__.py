"""Screens of the admin that belong to no one room."""
