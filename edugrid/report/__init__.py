"""What a region looks like today, for people: one HTML page, its data, and a workbook."""
