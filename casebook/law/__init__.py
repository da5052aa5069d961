"""The law as pure functions: dated rules, working days, lifecycles, and what they say of a case."""
