"""What the templates of this room, and of those above it, write of what it knows."""
