"""What `make bench` runs: how fast the program is on this machine, each value beside its target."""
