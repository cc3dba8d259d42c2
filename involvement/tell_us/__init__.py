"""What people tell us: the form, what is set aside as likely spam, and what helps whoever reads it."""
