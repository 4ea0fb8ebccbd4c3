"""Tenants and groups: who they are and what they set."""
