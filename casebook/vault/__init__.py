"""Keys, passwords and sealed texts: everything that must not be readable from the database alone."""
