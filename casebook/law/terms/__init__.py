"""The statutory numbers, one file per act, each version with its article."""
