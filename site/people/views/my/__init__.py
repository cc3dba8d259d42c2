"""A person's own pages: what we hold about them, and everything they can change, stop or take away."""
