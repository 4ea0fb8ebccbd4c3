"""A tenant's tags."""

from typing import Annotated

from msgspec import Meta

from chalicelib.entry.shapes.base import Color, Shape, TagName

MOST_TAGS = 200


class TagShape(Shape):
    """What conversations may be tagged with, and how screens paint it."""

    name: TagName
    color: Color


Tags = Annotated[list[TagShape], Meta(max_length=MOST_TAGS, description="In the order shown.")]


class TagsShown(Shape):
    """All tags of a tenant; the version is that of its settings."""

    tags: Tags
    version: int


class TagsChange(Shape):
    """The tags in place of those before; names differ in more than capitals."""

    tags: Tags
