"""Everything that changes what is held about people; each change is one function here, and nowhere else."""
