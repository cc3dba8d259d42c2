"""Telling people what becomes of a story: who hears of a change, what they must still be told, and in which words."""
