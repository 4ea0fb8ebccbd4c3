"""Where the system's limits are: partitions, accounts, reconnect storms."""
