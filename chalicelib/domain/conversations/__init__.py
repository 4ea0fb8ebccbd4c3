"""The conversation: its six states, what moves it, and what each viewer may see of it."""
