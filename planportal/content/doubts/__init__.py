"""Doubts: what can be read and is probably a slip. One stops no build, is never published, and must be confirmed for a release."""
