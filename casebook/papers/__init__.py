"""Papers: values in, PDF, Word and workbook bytes out; no database, no browser, no clock."""
