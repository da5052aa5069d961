"""What staff do, deed by deed, on both engines."""
