"""Where Switchboard runs: on one box (`local`) or on AWS (`aws`)."""
