"""What is decided: pure rules; time is an argument, nothing here reads a clock or the network."""
