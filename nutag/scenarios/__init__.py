"""The scenarios of each workbook: one module a stem."""
