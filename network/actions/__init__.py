"""What changes something about meetings, their papers and what members are told."""
