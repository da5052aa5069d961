"""The security tests with figures: a quick size for every run, the full one resumable."""
