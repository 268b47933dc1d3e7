"""The pages of the portal as a whole, a module for each kind."""
