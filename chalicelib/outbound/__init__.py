"""What leaves: frames to sockets, links to files, questions to the identity service."""

from chalicelib.outbound import files, identity, push

__all__ = ["files", "identity", "push"]
