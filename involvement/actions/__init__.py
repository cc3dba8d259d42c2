"""Writes about opportunities."""
