"""What is told: reads only, and every number opens the rows it counted."""
