"""The thin way to AWS: signed HTTP on kept connections, sent now and answered when asked for.

botocore does the same in ten times the processor time; it stays for whatever is called rarely.
Its credentials, error codes and exceptions are kept, so nobody above can tell the difference.
"""

from chalicelib.transport.calls import Call, PendingCall, dynamodb, observers, secrets
from chalicelib.transport.line import Response
from chalicelib.transport.pending import Pending, request

__all__ = [
    "Call",
    "Pending",
    "PendingCall",
    "Response",
    "dynamodb",
    "observers",
    "request",
    "secrets",
]
