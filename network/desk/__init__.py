"""What the team sees of meetings in the admin: the list, papers, telling members, and what members wait for."""
