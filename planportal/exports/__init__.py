"""Published data: the portal as tidy tables, and the files they are offered in (CSV, XLSX, Data Package)."""
