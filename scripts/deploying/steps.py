"""A deployment, step after step: uploaded, changed, front ends put, a conversation held."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from deploying import alarms, changes, environment, site, smoke
from deploying.artifacts import Artifacts
from deploying.aws import Aws
from deploying.making import (
    RELEASED,
    Made,
    made,
    refuse,
    refuse_losses,
    say,
    stack_name,
)
from deploying.parameters import chosen
from deploying.releases import Release, Releases
from deploying.stack import Stack
from deploying.stateful import stateful
from deploying.stop import Stop

Agreed = Callable[[], bool]


class Deployment:
    """What one stage's deployment works with."""

    def __init__(self, aws: Aws, stage: str, agreed: Agreed) -> None:
        self.aws = aws
        self.agreed = agreed
        self.artifacts = Artifacts(aws)
        self.releases = Releases(self.artifacts, stage)
        wait = partial(time.sleep, aws.place.look_every_s)
        self.stack = Stack(aws.client("cloudformation"), stack_name(stage), wait)

    def deploy(self, asked: Namespace) -> None:
        """Release what the sources make; raises Stop."""
        whole = made(self.aws.place)
        self.release(whole, chosen(asked))
        if asked.release:
            RELEASED.write_text(json.dumps(stateful(whole.template), indent=1) + "\n", "utf-8")
            say(f"infra/aws/{RELEASED.name} says what is released now: commit it")

    def release(self, whole: Made, given: Mapping[str, str]) -> None:
        """Release what was made; where nobody can talk on it, go back. Raises Stop."""
        say(f"uploading to {self.artifacts.bucket}")
        self.artifacts.prepare()
        release = self._uploaded(whole, given)
        self._change(release, self.agreed, watched=True)
        say("uploading the front ends")
        count = site.upload(self.aws.client("s3"), self._site(), whole.files)
        say(f"  {count} files, the others are there")
        try:
            self._finish(release)
        except Stop as why:
            raise Stop(f"{why}\n{self._taken_back()}") from why

    def roll_back(self) -> None:
        """Release again the last before the present release that worked; raises Stop."""
        former = self.releases.former()
        if not former:
            raise Stop("there is no release before the present one that worked")
        self._go_back(former, self.agreed)

    def _taken_back(self) -> str:
        """Go back without asking, for a person agreed to a release that works; what came of it."""
        former = self.releases.former()
        if not former:
            return "it is deployed all the same, for none before it worked"
        try:
            self._go_back(former, lambda: True)
        except Stop as why:
            return f"going back to {former.id} did not come to its end either: {why}"
        return f"it was taken back: {former.id} is there again"

    def _go_back(self, former: Release, agreed: Agreed) -> None:
        say(f"going back to {former.id}")
        release = replace(former, id=new_id(), works=False, of=former.of or former.id)
        # All of it is there before anything is changed.
        contents = {
            key: self.artifacts.needed(page["content"]) for key, page in release.pages.items()
        }
        # What the worse release made ring may not undo this.
        self._change(release, agreed, watched=False)
        say("putting the pages of the front ends back")
        for key, page in release.pages.items():
            s3, kind, keep = self.aws.client("s3"), page["kind"], page["keep"]
            site.put(s3, self._site(), key, contents[key], kind, keep)
        self._finish(release)

    def _uploaded(self, whole: Made, given: Mapping[str, str]) -> Release:
        code = self.artifacts.put("packages", ".zip", whole.package)
        template = with_code(whole.template, f"s3://{self.artifacts.bucket}/{code}")
        text = json.dumps(template, separators=(",", ":")).encode()
        told = self.stack.parameters()
        kept = {name: told[name] for name in told if name in template["Parameters"]}
        return Release(
            id=new_id(),
            template=self.artifacts.put("templates", ".json", text),
            parameters={**kept, **self.aws.place.parameters, **given},
            pages=self.releases.pages(whole.files),
        )

    def _change(self, release: Release, agreed: Agreed, watched: bool) -> None:
        """Have the stack become it, if a person agrees."""
        if present := self.releases.present():
            before, after = (stateful(self.releases.template(r)) for r in (present, release))
            refuse_losses(before, after)
        watching = self._watching() if watched else []
        url = self.artifacts.url(release.template)
        found = self.stack.propose(url, release.parameters, watching, release.id)
        if found:
            self._judge(release.id, found, agreed)
        # Before it is changed: what is under way when this program dies is known to the next run.
        self.releases.add(release)
        if not found:
            say("the stack is as it should be")
            return
        say(f"changing {self.stack.name}; {len(watching)} alarms would take it back")
        try:
            self.stack.execute(release.id, lambda line: say(f"  {line}"))
        except Stop:
            self.releases.drop(release)
            raise

    def _watching(self) -> list[dict[str, str]]:
        cloudformation, cloudwatch = map(self.aws.client, ("cloudformation", "cloudwatch"))
        return alarms.triggers(cloudformation, cloudwatch, self.stack)

    def _judge(self, id: str, found: list[changes.Change], agreed: Agreed) -> None:
        say(f"what would change in {self.stack.name}:")
        for line in changes.shown(found):
            say(f"  {line}")
        try:
            refuse("this is not done here", changes.refused(found))
            if not agreed():
                raise Stop("nothing was changed")
        except Stop:
            self.stack.forget(id)
            raise

    def _site(self) -> str:
        return self.stack.outputs()["SiteBucketName"]

    def _finish(self, release: Release) -> None:
        outputs = self.stack.outputs()
        if not self.aws.place.emulator:
            cloudfront = self.aws.client("cloudfront")
            paths = [f"/{key}" for key in release.pages]
            site.invalidate(cloudfront, outputs["DistributionId"], paths, release.id)
        self._converse(outputs)
        self.releases.add(replace(release, works=True))
        for name in ("SiteUrl", "ApiUrl", "SocketUrl"):
            say(f"{name}: {outputs[name]}")

    def _converse(self, outputs: Mapping[str, str]) -> None:
        url = self._address(outputs)
        say(f"holding a conversation at {url}")
        smoke.conversation(url, smoke.tenant(environment.of(outputs, self.aws.place)))

    def _address(self, outputs: Mapping[str, str]) -> str:
        """Where the smoke conversation goes: a domain's own name may not lead here yet."""
        if self.aws.place.emulator:
            say("  the emulator has no CloudFront: the API is asked directly")
            return outputs["ApiUrl"]
        which = {"Id": outputs["DistributionId"]}
        found = self.aws.client("cloudfront").get_distribution(**which)["Distribution"]
        url = f"https://{found['DomainName']}"
        smoke.pages(url)
        return url


def new_id() -> str:
    """A release's name, by its time."""
    return f"release-{datetime.now(UTC):%Y%m%dT%H%M%S}"


def with_code(template: Mapping[str, Any], uri: str) -> dict[str, Any]:
    """The template whose functions take their code from there."""
    resources = {
        name: {**made, "Properties": {**made["Properties"], "CodeUri": uri}}
        if made["Type"] == "AWS::Serverless::Function"
        else made
        for name, made in template["Resources"].items()
    }
    return {**template, "Resources": resources}
