"""Agents: what they chose to be, whether they can be reached, and who of them serves next."""
