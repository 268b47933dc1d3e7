"""The commands: each takes the parsed options, wires steps that lie elsewhere, and returns the exit status."""
