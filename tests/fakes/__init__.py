"""In-memory stand-ins for everything outside: they obey every sentence of the flow's ports."""
