"""What Chalice makes of app.py, merged with our template: `python -m infra.aws.packaged FOLDER`.

A process of its own: it imports the application, with the variables that only packaging gives.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import botocore.session
from chalice.awsclient import TypedAWSClient
from chalice.cli.factory import CLIFactory
from chalice.config import Config
from chalice.deploy.appgraph import ApplicationGraphBuilder, DependencyBuilder
from chalice.deploy.deployer import BaseDeployStep, BuildStage, InjectDefaults, SwaggerBuilder
from chalice.deploy.swagger import CFNSwaggerGenerator
from chalice.package import (
    AppPackager,
    JSONTemplateSerializer,
    PackageOptions,
    ResourceBuilder,
    SAMTemplateGenerator,
    TemplateDeepMerger,
    TemplateMergePostProcessor,
)
from chalice.utils import OSUtils

from chalicelib.entry.stream import FILTER
from infra.aws.template import template

ROOT = Path(__file__).resolve().parents[2]
STAGE = "live"
FUNCTION = "AWS::Serverless::Function"


class Unfinished(ValueError):
    """The merged template is not whole."""


class _OurPackage(BaseDeployStep):
    """Names our package in place of making Chalice's, which is three times as large."""

    def handle_deploymentpackage(self, _: Config, resource: Any) -> None:
        resource.filename = "./package.zip"


def packaged(folder: Path) -> None:
    """Write sam.json; raises Unfinished."""
    config = CLIFactory(str(ROOT), debug=False).create_config_obj(STAGE)
    osutils = OSUtils()
    with TemporaryDirectory() as name:
        ours = Path(name) / "template.json"
        ours.write_text(json.dumps(template(FILTER)), "utf-8")
        _packager(config, osutils, str(ours)).package_app(config, str(folder), STAGE)
    check(json.loads((folder / "sam.json").read_text("utf-8")))


def _packager(config: Config, osutils: OSUtils, ours: str) -> AppPackager:
    client = TypedAWSClient(botocore.session.get_session())
    serializer = JSONTemplateSerializer()
    steps = [InjectDefaults(), _OurPackage(), SwaggerBuilder(CFNSwaggerGenerator())]
    return AppPackager(
        SAMTemplateGenerator(config, PackageOptions(client)),
        ResourceBuilder(ApplicationGraphBuilder(), DependencyBuilder(), BuildStage(steps)),
        TemplateMergePostProcessor(osutils, TemplateDeepMerger(), serializer, ours),
        serializer,
        osutils,
    )


def check(sam: dict[str, Any]) -> None:
    """Nothing of ours may hang in the air, no role of Chalice's remain; raises Unfinished."""
    names = [name for name, made in sam["Resources"].items() if "Type" not in made]
    if names:
        raise Unfinished(f"app.py makes nothing for these of the template: {', '.join(names)}")
    functions = {n: m for n, m in sam["Resources"].items() if m["Type"] == FUNCTION}
    strange = [name for name, made in functions.items() if not _has_own_role(name, made)]
    if strange:
        raise Unfinished(f"these of app.py have no role of their own: {', '.join(strange)}")
    if "DefaultRole" in sam["Resources"]:
        raise Unfinished("Chalice's role for all functions is in the template")


def _has_own_role(name: str, made: dict[str, Any]) -> bool:
    return bool(made["Properties"].get("Role") == {"Fn::GetAtt": [f"{name}Role", "Arn"]})


if __name__ == "__main__":
    packaged(Path(sys.argv[1]))
