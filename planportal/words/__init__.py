"""What the portal says, in either language: catalogs, figures in words, verdicts in sentences."""
