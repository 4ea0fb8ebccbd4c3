"""Switchboard: live chat and tickets for many tenants."""
