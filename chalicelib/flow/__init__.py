"""What happens, in order: the only place where deciding meets input and output."""
