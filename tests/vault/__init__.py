"""Keys, passwords and seals."""
