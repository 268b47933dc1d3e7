"""Measuring texts, breaking them into lines, and dealing out the columns of tables."""
