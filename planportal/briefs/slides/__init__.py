"""Packs as slides for PowerPoint."""
