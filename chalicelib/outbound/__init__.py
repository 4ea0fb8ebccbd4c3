"""What leaves: frames to sockets, links to files, questions about identities and signing keys."""

from chalicelib.outbound import files, identity, push
from chalicelib.outbound.token_keys import TokenKeys

__all__ = ["TokenKeys", "files", "identity", "push"]
