"""The forms themselves, by the document they stand in; `catalogue` gathers them."""
