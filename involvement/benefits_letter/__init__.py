"""The words of the letter about benefits: what may stand in them, and how they look filled in."""
