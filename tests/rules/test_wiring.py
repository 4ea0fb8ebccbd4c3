"""How the app is put together: what packaging gets wrong silently is held here."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from chalice.config import Config
from chalice.deploy.swagger import CFNSwaggerGenerator
from chalice.deploy.validate import validate_configuration

import app
from chalicelib.entry.rest.index import BLUEPRINTS, routes
from chalicelib.entry.shapes.commands import COMMANDS
from chalicelib.entry.socket import ACTIONS


def handler_strings() -> dict[str, str]:
    """Name → handler string of every function that is not REST."""
    made = app.app
    configs = [*made.pure_lambda_functions, *made.event_sources, *made.websocket_handlers.values()]
    return {config.name: config.handler_string for config in configs}


HANDLERS = set(handler_strings())


def test_every_other_handler_lives_in_app() -> None:
    assert len(HANDLERS) > 6
    assert handler_strings() == {name: f"app.{name}" for name in HANDLERS}


def test_chalice_can_package_it() -> None:
    settings = {"app_name": "switchboard", "project_dir": ".", "chalice_app": app.app}
    validate_configuration(Config(user_provided_params=settings))
    described = CFNSwaggerGenerator().generate_swagger(app.app)
    assert set(described["paths"]) == {route.path for route in routes()}


def test_the_handlers_are_what_their_names_say() -> None:
    assert all(callable(getattr(app, name)) for name in (*HANDLERS, "app"))


def test_handlers_are_one_line_each() -> None:
    tree = ast.parse(Path(app.__file__).read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert {function.name for function in functions} == HANDLERS
    assert all(len(function.body) == 2 for function in functions), "a docstring and one line"


def test_the_app_serves_the_declared_routes_and_no_others() -> None:
    served = {(method, path) for path, methods in app.app.routes.items() for method in methods}
    assert served == {(route.method, route.path) for route in routes()}


def test_every_command_has_its_route_and_its_op() -> None:
    paths = {route.path for api in BLUEPRINTS for route in api.table}
    for command in COMMANDS:
        assert command.op in ACTIONS
        assert command.starts or any(p.endswith("/" + command.op.replace("_", "-")) for p in paths)


def test_no_route_is_public_by_accident() -> None:
    public = {route.path for route in routes() if not route.permission}
    assert public == {
        "/docs",
        "/v1/openapi.json",
        "/v1/health",
        "/v1/visitors",
        "/v1/widget",
        "/v1/widget/status",
        "/v1/widget/logo",
        "/v1/widget/invitations",
        "/v1/sign-up",
        "/v1/sign-in",
        "/v1/sign-in/challenge",
        "/v1/sign-in/forgot",
        "/v1/sign-in/reset",
        "/v1/sign-in/refresh",
    }


def test_a_cold_start_imports_nothing_that_is_used_rarely() -> None:
    rare = {"boto3", "jwt", "cryptography", "pydantic", "aws_xray_sdk", "asyncio"}
    program = f"import sys, app; print(*({rare!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_only_one_place_reads_the_environment() -> None:
    readers = [
        path.name
        for path in Path("chalicelib").rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)\b", path.read_text("utf-8"))
    ]
    assert readers == ["config.py"]
