"""Portals of any size that look like real ones and are the same everywhere: what the benchmarks build."""
