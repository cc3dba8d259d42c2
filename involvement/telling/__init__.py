"""What people have been told of an opportunity, what they must be told now, and what they are still owed."""
