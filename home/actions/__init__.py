"""The writes of the top floor: the starter site, its editors, and bulk content for measuring."""
