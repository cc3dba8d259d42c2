"""What the templates of this room write in their own way."""
