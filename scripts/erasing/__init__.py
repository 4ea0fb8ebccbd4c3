"""How an operator erases a tenant: rows, sockets, files and sign-ins."""
