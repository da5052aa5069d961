"""What is kept: the tables and their named queries; no rules, no commits."""
