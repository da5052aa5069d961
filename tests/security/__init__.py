"""Who must not get what: walked over every page, with real ids."""
