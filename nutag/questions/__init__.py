"""The questions of each workbook: one module a stem, declared for the check engine."""
