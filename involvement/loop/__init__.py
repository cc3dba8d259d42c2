"""The loop that closes: what is owed to people and by whom, and the figures that say so in public."""
