"""Packs as tagged PDF."""
