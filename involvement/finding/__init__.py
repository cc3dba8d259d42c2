"""Finds pages by filters: from an index that is kept ready, so that ten thousand cost no more than ten."""
