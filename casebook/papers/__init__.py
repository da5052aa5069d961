"""Papers: values in, PDF and workbook bytes out; no database, no browser, no clock."""
