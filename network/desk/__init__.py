"""What the team sees in the admin: groups and their members, meetings and papers, and what members wait for."""
