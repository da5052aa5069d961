"""The tests of security.md with figures: a quick size for every run, the full one resumable."""
