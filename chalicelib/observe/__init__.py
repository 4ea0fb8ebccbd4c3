"""What is told of what happens: log lines and metrics; never a secret, never a text."""

from chalicelib.observe.lines import Failed, Line, about, correlation_id, fault, handling, log
from chalicelib.observe.metrics import Metric, add

__all__ = ["Failed", "Line", "Metric", "about", "add", "correlation_id", "fault", "handling", "log"]
