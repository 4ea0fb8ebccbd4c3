"""What was not measured but must be said: each with its reason; the command line changes any."""

from dataclasses import dataclass, field
from typing import Any

DAYS = 30
TICKS = DAYS * 24 * 60
FULL_CPU_MB = 1769  # the memory at which a function has one whole processor
RESERVOIR_PER_S, TRACED = 1.0, 0.05  # X-Ray's default rule


MUCH = 1e9


def said(default: float, why: str, low: float = 0, high: float = MUCH) -> Any:
    """A figure, its reason, and between what it makes sense."""
    return field(default=default, metadata={"why": why, "low": low, "high": high})


@dataclass(frozen=True, slots=True)
class Assumed:
    """Figures that a replay cannot tell."""

    cpu: float = said(
        1.0, "a whole Lambda processor takes so many times what this machine's took", low=0.01
    )
    call_ms: float = said(5, "wait for one call of DynamoDB or one push, as if none overlapped")
    day: float = said(60, "conversations of an agent in a day", low=1)
    shift: float = said(480, "minutes an agent's console is open in a day", high=1440)
    ping_s: float = said(20, "a console pings so often (console/src/api/socket.ts)", low=1)
    linger: float = said(5, "minutes a widget stays open before and after the talk")
    widget_ping_s: float = said(240, "a widget pings so often (widget/src/client/link.ts)", low=1)
    typing: float = said(1, "typing frames for a message")
    marks: float = said(1, "read or delivered frames for a message")
    looks: float = said(20, "looks at a queue for a conversation: two changes, ten consoles")
    views: float = said(50, "pages with the widget's loader for a conversation")
    loader_kb: float = said(5, "the loader, which browsers keep for an hour at most")
    chat_kb: float = said(30, "the whole chat, once for a conversation")
    attached: float = said(0.05, "attachments for a conversation")
    attachment_mb: float = said(0.5, "size of one; it is fetched twice")
    mails: float = said(1, "mails to an agent in a month: codes")
    lambda_lines: float = said(
        450, "bytes Lambda itself logs for an invocation: start, end, report"
    )
    access_line: float = said(330, "bytes of the access log for a request, frame, open or close")
    months: float = said(
        12, "months that conversations are kept; the bill is that of the last", low=1
    )
    hours: float = said(
        10, "hours of a day in which all happens: tells the share that is traced", low=0.1, high=24
    )
    socket_metrics: float = said(
        0, "detailed metrics of the socket API, five a route; the template has them off"
    )
    secret_calls: float = said(43_200, "reads of the signing keys in a month: five processes")
