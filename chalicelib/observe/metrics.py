"""Metrics: lines on stdout that CloudWatch reads numbers from (EMF).

The list is closed and the dimensions are two, service and stage: each combination is paid for and
alarmed on. What a number consists of (ops, routes, tenants) is asked of the log lines.
"""

from enum import StrEnum
from functools import cache
from threading import Lock

from aws_lambda_powertools.metrics import Metrics, MetricUnit

from chalicelib.config import settings

SERVICE = "switchboard"
NAMESPACE = "Switchboard"


class Metric(StrEnum):
    """All there are. Refused is what was answered with a reason, failed what should not happen."""

    REQUEST_MS = "RequestMs"
    REQUEST_REFUSED = "RequestRefused"
    REQUEST_FAILED = "RequestFailed"
    FRAME_MS = "FrameMs"
    FRAME_REFUSED = "FrameRefused"
    FRAME_FAILED = "FrameFailed"
    SOCKET_REFUSED = "SocketRefused"
    SOCKET_FAILED = "SocketFailed"
    PUSH_GONE = "PushGone"
    PUSH_FAILED = "PushFailed"
    REACTION_AGE_MS = "ReactionAgeMs"
    REACTION_FAILED = "ReactionFailed"
    CLOCK_LATE_SECONDS = "ClockLateSeconds"
    CLOCK_FAILED = "ClockFailed"

    @property
    def unit(self) -> MetricUnit:
        """What it is counted in."""
        if self.endswith("Ms"):
            return MetricUnit.Milliseconds
        return MetricUnit.Seconds if self.endswith("Seconds") else MetricUnit.Count


_adding = Lock()  # a tick has several threads


@cache
def _metrics() -> Metrics:
    metrics = Metrics(namespace=NAMESPACE, service=SERVICE)
    metrics.set_default_dimensions(stage=settings().stage)
    return metrics


def add(metric: Metric, value: float = 1) -> None:
    """Add a value, where metrics are on; it leaves with the event that is being handled."""
    if settings().metrics:
        with _adding:
            _metrics().add_metric(metric.value, metric.unit, value)


def publish() -> None:
    """Write what was added since the last time."""
    if settings().metrics and _metrics().metric_set:
        _metrics().flush_metrics()
