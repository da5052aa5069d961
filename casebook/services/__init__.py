"""What staff do: one public function per deed, keyword-only, one transaction each."""
