"""What does not work is taken back, by itself or by a person; what died under way is known."""

from dataclasses import replace
from typing import Any

import pytest

from deploying import smoke, steps
from deploying.stop import Stop
from tests.deploy.fakes import refusal
from tests.deploy.world import TEMPLATE, World, asked, deployment, known


def talking(world: World, monkeypatch: pytest.MonkeyPatch, *works: bool) -> None:
    """Whether the next conversations come to their end; the last says it of all that follow."""
    left = list(works)

    def conversation(url: str, made: Any) -> None:
        if not (left.pop(0) if len(left) > 1 else left[0]):
            raise Stop("smoke: nobody answers")

    monkeypatch.setattr(smoke, "conversation", conversation)


def test_what_does_not_work_is_taken_back_without_asking_again(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    deployment(world).deploy(asked())
    talking(world, monkeypatch, False, True)
    answers = iter([True])
    with pytest.raises(Stop, match=r"(?s)nobody answers.*taken back: release-0 is there again"):
        deployment(world, agreed=lambda: next(answers)).deploy(asked("--set", "SignUp=open"))
    first, second, third = world.cloudformation.asked
    assert third["TemplateURL"] == first["TemplateURL"]
    assert third["Parameters"] == first["Parameters"] != second["Parameters"]
    assert known(world) == [("release-2", True), ("release-1", False), ("release-0", True)]


def test_going_back_is_not_undone_by_what_the_worse_release_made_ring(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    deployment(world).deploy(asked())
    talking(world, monkeypatch, False, True)
    with pytest.raises(Stop):
        deployment(world).deploy(asked())
    _, forth, back = (told["RollbackConfiguration"] for told in world.cloudformation.asked)
    assert forth["RollbackTriggers"] and not back["RollbackTriggers"]


def test_what_does_not_work_is_never_gone_back_to(world: World, monkeypatch: pytest.MonkeyPatch):
    deployment(world).deploy(asked())
    talking(world, monkeypatch, False)
    with pytest.raises(Stop, match=r"(?s)nobody answers.*did not come to its end either: smoke"):
        deployment(world).deploy(asked("--release"))
    assert not steps.RELEASED.exists()
    assert known(world) == [("release-2", False), ("release-1", False), ("release-0", True)]
    former = deployment(world).releases.former()
    assert former and former.id == "release-0"


def test_a_first_release_that_does_not_work_stays(world: World, monkeypatch: pytest.MonkeyPatch):
    talking(world, monkeypatch, False)
    with pytest.raises(Stop, match=r"(?s)nobody answers.*none before it worked"):
        deployment(world).deploy(asked())
    assert world.cloudformation.executed == ["release-0"]


@pytest.fixture
def died(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The program ends while its second release is under way; CloudFormation goes on."""
    deployment(world).deploy(asked())
    with monkeypatch.context() as dying:

        def die(**_: str) -> None:
            raise KeyboardInterrupt

        dying.setattr(world.cloudformation, "execute_change_set", die)
        with pytest.raises(KeyboardInterrupt):
            deployment(world).deploy(asked("--set", "SignUp=open"))
    return world


def test_a_second_run_completes_what_died_under_way(died: World):
    died.cloudformation.fails = "The submitted information didn't contain changes"
    died.client("s3").delete_object(Bucket="site", Key="console/index.html")
    deployment(died).deploy(asked("--set", "SignUp=open"))
    died.client("s3").head_object(Bucket="site", Key="console/index.html")
    assert known(died) == [("release-2", True), ("release-1", False), ("release-0", True)]


def test_what_died_under_way_is_gone_back_from_and_not_over(died: World):
    deployment(died).roll_back()
    first, _, third = died.cloudformation.asked
    assert third["Parameters"] == first["Parameters"]


def test_what_was_taken_back_by_an_alarm_is_not_remembered(world: World):
    deployment(world).deploy(asked())
    world.cloudformation.ends = ["UPDATE_ROLLBACK_COMPLETE"]
    with pytest.raises(Stop, match="as it was before"):
        deployment(world).deploy(asked("--set", "SignUp=open"))
    assert known(world) == [("release-0", True)]


def test_what_somebody_elses_change_has_overtaken_is_not_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    deployment(world).deploy(asked())

    def overtaken(**_: str) -> None:
        raise refusal("InvalidChangeSetStatus", "it is OBSOLETE")

    monkeypatch.setattr(world.cloudformation, "execute_change_set", overtaken)
    with pytest.raises(Stop, match="OBSOLETE"):
        deployment(world).deploy(asked("--set", "SignUp=open"))
    assert known(world) == [("release-0", True)]


def test_going_back_once_more_goes_further_back(world: World):
    for sign_up in ("closed", "open", "closed"):
        deployment(world).deploy(asked("--set", f"SignUp={sign_up}"))
    deployment(world).roll_back()
    former = deployment(world).releases.former()
    assert former and former.id == "release-0"
    deployment(world).roll_back()
    with pytest.raises(Stop, match="no release before"):
        deployment(world).roll_back()


def test_the_same_release_given_twice_is_not_what_is_gone_back_to(world: World):
    for sign_up in ("closed", "open", "open", "open"):
        deployment(world).deploy(asked("--set", f"SignUp={sign_up}"))
    deployment(world).roll_back()
    assert (
        world.cloudformation.asked[-1]["Parameters"] == world.cloudformation.asked[0]["Parameters"]
    )
    with pytest.raises(Stop, match="no release before"):
        deployment(world).roll_back()


def test_going_back_brings_template_and_pages_of_the_release_before(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    deployment(world).deploy(asked())
    whole = steps.made(world.place)
    whole.files[0].path.write_text("second")
    grown = {**TEMPLATE, "Description": "second"}
    monkeypatch.setattr(steps, "made", lambda place: replace(whole, template=grown))
    deployment(world).deploy(asked())
    page = {"Bucket": "site", "Key": "console/index.html"}
    assert world.client("s3").get_object(**page)["Body"].read() == b"second"
    deployment(world).roll_back()
    first, _, third = world.cloudformation.asked
    assert third["TemplateURL"] == first["TemplateURL"]
    back = world.client("s3").get_object(**page)
    assert (back["Body"].read(), back["CacheControl"]) == (b"first", "no-cache")
    assert known(world) == [("release-2", True), ("release-1", True), ("release-0", True)]


def test_nothing_is_changed_where_a_page_to_go_back_to_is_lost(world: World):
    deployment(world).deploy(asked())
    deployment(world).deploy(asked("--set", "SignUp=open"))
    it = deployment(world)
    former = it.releases.former()
    assert former
    (page,) = former.pages.values()
    world.client("s3").delete_object(Bucket=it.artifacts.bucket, Key=page["content"])
    before = list(world.cloudformation.executed)
    with pytest.raises(Stop, match="is no longer in"):
        it.roll_back()
    assert world.cloudformation.executed == before


@pytest.mark.parametrize("times", [1, 2])
def test_there_is_no_going_back_from_the_first(world: World, times: int):
    for _ in range(times):
        deployment(world).deploy(asked())
    with pytest.raises(Stop, match="no release before"):
        deployment(world).roll_back()
