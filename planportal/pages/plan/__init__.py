"""The pages of one plan, a module for each kind."""
