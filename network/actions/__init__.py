"""What changes something in this room: letters for the archive, meetings, their papers and what members are told."""
