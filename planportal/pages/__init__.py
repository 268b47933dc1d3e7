"""The pages of the portal: addresses, views that are ready to print, and their rendering."""
