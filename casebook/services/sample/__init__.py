"""A year in the life of the sample school, told through the same deeds its people would do."""
