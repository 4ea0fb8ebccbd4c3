"""Whether a template is right and safe, by two tools that know: cfn-lint and CFRipper."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cfnlint.api import lint_file
from cfripper.config.config import Config
from cfripper.rule_processor import RuleProcessor
from cfripper.rules import DEFAULT_RULES
from pycfmodel import parse

# CFRipper's rule and our resource → why it does not hold there.
EXCEPTIONS = {
    ("S3ObjectVersioningRule", "MailBucket"): (
        "each mail lies under a name of its own and is never written again; "
        "old versions would keep mails that were erased"
    ),
}
# CFRipper reads values, not parameters: a stage with everything on.
A_STAGE = {
    "AWS::AccountId": "123456789012",
    "AWS::Region": "eu-west-1",
    "AWS::StackName": "switchboard-checked",
    "Mode": "aws",
    "MailDomain": "mail.example.com",
    "DomainName": "chat.example.com",
    "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/checked",
    "AlarmEmail": "alarms@example.com",
    "WebAclArn": "arn:aws:wafv2:us-east-1:123456789012:global/webacl/checked/a",
}
KNOWN = ("Parameters", "Conditions")
# It takes an alarm's threshold for a whole number, and has no rule for alarms.
UNREADABLE = "AWS::CloudWatch::Alarm"


def findings(template: Path) -> list[str]:
    """All that speaks against deploying it."""
    with _unheard(logging.WARNING):  # the second names each type it has no class for
        return [*linted(template), *unsafe(json.loads(template.read_text("utf-8")))]


def linted(template: Path) -> list[str]:
    """What cfn-lint says, a line each."""
    return [str(match) for match in lint_file(template)]


def unsafe(template: Mapping[str, Any]) -> list[str]:
    """What CFRipper's rules say, and which exceptions no longer are any."""
    found = dict(_judged(template))
    said = [
        f"{place}: {words}"
        for (rule, place), words in found.items()
        if (rule, place) not in EXCEPTIONS
    ]
    idle = [
        f"{place}: the exception to {rule} is needed no more"
        for rule, place in EXCEPTIONS
        if (rule, place) not in found
    ]
    return [*said, *idle]


def _judged(template: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    known = {part: template[part] for part in KNOWN if part in template}
    read = {name: r for name, r in template["Resources"].items() if r["Type"] != UNREADABLE}
    model = parse({**known, "Resources": read})
    config = Config(rules=list(DEFAULT_RULES), stack_name=A_STAGE["AWS::StackName"])
    rules = RuleProcessor(*(rule(config) for rule in DEFAULT_RULES.values()))
    result = rules.process_cf_template(model.resolve(extra_params=A_STAGE), config)
    for failure in result.failures:
        for place in sorted(failure.resource_ids or {"the template"}):
            yield (failure.rule, place), failure.reason
    for error in result.exceptions:
        yield (type(error).__name__, "CFRipper"), str(error)


@contextmanager
def _unheard(level: int) -> Iterator[None]:
    logging.disable(level)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
