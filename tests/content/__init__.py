"""The starter site as visitors meet it."""
