"""The stack: a change set is made, judged by a person, executed and watched to its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import takewhile
from typing import Any

from botocore.exceptions import ClientError

from deploying.aws import all_pages, code
from deploying.changes import Change
from deploying.stop import Stop

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]
NOTHING_NEW = ("didn't contain changes", "No updates are to be performed")
WATCHED_MINUTES = 10
GOOD = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE"})
# No change set can be made in these; what to do instead.
STUCK = {
    "ROLLBACK_COMPLETE": "its first deployment failed: delete the stack, then deploy again",
    "ROLLBACK_FAILED": "its first deployment failed: delete the stack, then deploy again",
    "DELETE_FAILED": "it was being deleted: finish that, then deploy again",
    "UPDATE_ROLLBACK_FAILED": "continue its update's rollback (continue-update-rollback) first",
}
Said = Callable[[str], None]


class Stack:
    """One stage's stack, which may not exist yet."""

    def __init__(self, cloudformation: Any, name: str, wait: Callable[[], None]):
        self._api = cloudformation
        self.name = name
        self._wait = wait

    def status(self) -> str:
        """What it is in; empty where there is none."""
        return str((self._described() or {}).get("StackStatus", ""))

    def outputs(self) -> dict[str, str]:
        """What it says of itself."""
        rows = (self._described() or {}).get("Outputs", ())
        return {row["OutputKey"]: row["OutputValue"] for row in rows}

    def parameters(self) -> dict[str, str]:
        """What it was told."""
        rows = (self._described() or {}).get("Parameters", ())
        return {row["ParameterKey"]: row["ParameterValue"] for row in rows}

    def _described(self) -> Mapping[str, Any] | None:
        try:
            return dict(self._api.describe_stacks(StackName=self.name)["Stacks"][0])
        except ClientError as error:
            if code(error) == "ValidationError" and "does not exist" in str(error):
                return None
            raise

    def propose(
        self, template: str, parameters: Mapping[str, str], alarms: list[dict[str, str]], id: str
    ) -> list[Change]:
        """Make the change set of that id; no changes where there is nothing to do."""
        status = self.status()
        if status in STUCK:
            raise Stop(f"the stack {self.name} is in {status}: {STUCK[status]}")
        if status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS":
            raise Stop(f"the stack {self.name} is being changed by somebody ({status})")
        self._api.create_change_set(
            StackName=self.name,
            ChangeSetName=id,
            ChangeSetType="CREATE" if status in ("", "REVIEW_IN_PROGRESS") else "UPDATE",
            TemplateURL=template,
            Parameters=[
                {"ParameterKey": name, "ParameterValue": value}
                for name, value in sorted(parameters.items())
            ],
            Capabilities=CAPABILITIES,
            RollbackConfiguration={
                "RollbackTriggers": alarms,
                "MonitoringTimeInMinutes": WATCHED_MINUTES if alarms else 0,
            },
        )
        return self._changes(id)

    def _changes(self, id: str) -> list[Change]:
        which = {"StackName": self.name, "ChangeSetName": id}
        while (made := self._api.describe_change_set(**which))["Status"] not in (
            "CREATE_COMPLETE",
            "FAILED",
        ):
            self._wait()
        if made["Status"] == "FAILED":
            why = made.get("StatusReason", "")
            self.forget(id)
            if any(words in why for words in NOTHING_NEW):
                return []
            raise Stop(f"the change set could not be made: {why}")
        rows = all_pages(self._api, "describe_change_set", "Changes", **which)
        return [Change.of(row["ResourceChange"]) for row in rows if "ResourceChange" in row]

    def forget(self, id: str) -> None:
        """Drop a change set that is not wanted."""
        self._api.delete_change_set(StackName=self.name, ChangeSetName=id)

    def execute(self, id: str, say: Said) -> None:
        """Execute the change set and say what happens; raises Stop where it comes to nothing."""
        seen = {event["EventId"] for event in self._new(frozenset())}
        try:
            self._api.execute_change_set(StackName=self.name, ChangeSetName=id)
        except ClientError as error:  # such as one that somebody else's change has overtaken
            raise Stop(f"the change set was not executed: {error}") from error
        failed: list[str] = []
        while not (end := self._follow(seen, failed, say)):
            self._wait()
        if end not in GOOD:
            why = "\n  ".join(failed) or "an alarm went off, or see the stack's events"
            raise Stop(f"{STUCK.get(end, 'the stack is as it was before')} ({end}):\n  {why}")

    def _follow(self, seen: set[str], failed: list[str], say: Said) -> str:
        """Say what is new; answers what the stack came to, empty while it is under way."""
        end = ""
        for event in reversed(self._new(seen)):
            seen.add(event["EventId"])
            say(told(event))
            status = event["ResourceStatus"]
            if status.endswith("_FAILED"):
                failed.append(told(event))
            if event["LogicalResourceId"] == self.name and not status.endswith("_IN_PROGRESS"):
                end = status
        return end

    def _new(self, seen: Collection[str]) -> list[dict[str, Any]]:
        """Events not seen yet, newest first: older ones are on later pages."""
        pages = self._api.get_paginator("describe_stack_events").paginate(StackName=self.name)
        events = (event for page in pages for event in page["StackEvents"])
        return list(takewhile(lambda event: event["EventId"] not in seen, events))


def told(event: Mapping[str, Any]) -> str:
    """An event as a line."""
    line = f"{event['ResourceStatus']} {event['LogicalResourceId']}"
    why = event.get("ResourceStatusReason")
    return f"{line}: {why}" if why else line
