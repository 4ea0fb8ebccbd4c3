"""What each stage had released, newest first, so that it can be gone back to."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from deploying import site
from deploying.artifacts import Artifacts
from deploying.site import File

KEPT = 20


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its template's key, what the stack was told, and the pages of its front ends.

    ``pages``: each file that changes under its name → the key of its content, its kind, how long
    it may be kept. What has a digest in its name is never deleted and needs no record.
    ``works``: a conversation was held over it. ``of``: the release that was gone back to with it.
    """

    id: str
    template: str
    parameters: dict[str, str]
    pages: dict[str, dict[str, str]]
    works: bool = False
    of: str = ""

    def same(self, other: Release) -> bool:
        """Whether there is no difference to anybody but in its name."""
        return (self.template, self.parameters, self.pages) == (
            other.template,
            other.parameters,
            other.pages,
        )


class Releases:
    """The record of one stage."""

    def __init__(self, artifacts: Artifacts, stage: str) -> None:
        self._artifacts = artifacts
        self._key = f"stages/{stage}/releases.json"

    def all(self) -> list[Release]:
        """Newest first."""
        rows = json.loads(self._artifacts.read(self._key) or b"[]")
        return [Release(**row) for row in rows]

    def present(self) -> Release | None:
        """The one that runs."""
        return next(iter(self.all()), None)

    def former(self) -> Release | None:
        """The last before it that worked and is another; where it was gone back to, the last before
        that one. From one that does not work, also the same: the conversation is tried once more.
        """
        releases = self.all()
        ids = [release.id for release in releases]
        at = 0
        if releases and releases[0].works and releases[0].of in ids:
            at = ids.index(releases[0].of)
        return next(
            (
                one
                for one in releases[at + 1 :]
                if one.works and not (releases[0].works and one.same(releases[at]))
            ),
            None,
        )

    def add(self, release: Release) -> None:
        """Record the one that is to run now, or that it works."""
        self._write([release, *self._without(release)])

    def drop(self, release: Release) -> None:
        """Forget one that did not come to run."""
        self._write(self._without(release))

    def _without(self, release: Release) -> list[Release]:
        return [one for one in self.all() if one.id != release.id]

    def _write(self, releases: list[Release]) -> None:
        rows = [asdict(one) for one in releases[:KEPT]]
        self._artifacts.write(self._key, json.dumps(rows, indent=1).encode())

    def template(self, release: Release) -> dict[str, Any]:
        """The template of a release; raises Stop where it is lost."""
        return dict(json.loads(self._artifacts.needed(release.template)))

    def pages(self, found: list[File]) -> dict[str, dict[str, str]]:
        """Keep what changes under its name; answers the record of it."""
        return {
            file.key: {
                "content": self._artifacts.put("pages", file.path.suffix, file.path.read_bytes()),
                "kind": file.kind,
                "keep": file.keep,
            }
            for file in site.changing(found)
        }
