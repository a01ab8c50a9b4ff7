"""Pure models of the course: no data loading, no drawing, no widgets."""
