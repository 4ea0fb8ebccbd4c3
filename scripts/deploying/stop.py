"""The one way in which a deployment ends early."""


class Stop(Exception):
    """It does not go on; the message says why, and what to do."""
