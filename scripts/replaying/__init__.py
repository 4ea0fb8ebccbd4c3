"""Recorded dialogues held through a running system, and the proof that nothing was lost."""
