"""Pages of the admin that belong to no room: reports, and advice on what somebody wrote."""
