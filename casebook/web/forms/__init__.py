"""Forms check what was typed, and ask nobody."""
