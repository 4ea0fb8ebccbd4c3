"""The kinds of rows: what of each value is stored, and under which short name."""
