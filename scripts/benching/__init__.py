"""The budgets, measured."""
