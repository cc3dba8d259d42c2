"""What changes the involvement pages' own rows."""
