"""All that Switchboard answers: REST routes by part, sockets, the table's stream, the clock."""

from typing import Any

from chalice.app import Chalice, CloudWatchEvent, DynamoDBEvent, Rate, WebsocketEvent

from chalicelib.entry import clock as ticking
from chalicelib.entry import rotation, socket
from chalicelib.entry import stream as records
from chalicelib.entry.rest.index import BLUEPRINTS

# The real address comes from the template; packaging only wants one.
STREAM_ARN = "arn:aws:dynamodb:eu-west-1:000000000000:table/switchboard-desk/stream/placeholder"
STREAM_FILTER = records.FILTER

app = Chalice(app_name="switchboard", configure_logs=False)
app.experimental_feature_flags.update(["BLUEPRINTS", "WEBSOCKETS"])
for blueprint in BLUEPRINTS:
    app.register_blueprint(blueprint)


@app.lambda_function()
def socket_authorizer(event: dict[str, Any], _: Any) -> dict[str, Any]:
    """Who may open a socket."""
    return socket.authorize(event)


@app.on_ws_connect()
def socket_connect(event: WebsocketEvent) -> dict[str, int]:
    """A socket opens."""
    return socket.connect(event.to_dict())


@app.on_ws_message()
def socket_message(event: WebsocketEvent) -> dict[str, int]:
    """A frame came in."""
    return socket.message(event.to_dict())


@app.on_ws_disconnect()
def socket_disconnect(event: WebsocketEvent) -> dict[str, int]:
    """A socket has closed."""
    return socket.disconnect(event.to_dict())


@app.on_dynamodb_record(stream_arn=STREAM_ARN)
def stream(event: DynamoDBEvent) -> dict[str, Any]:
    """New entries in the log."""
    return records.handle(event.to_dict())


@app.schedule(Rate(1, unit=Rate.MINUTES))
def clock(event: CloudWatchEvent) -> dict[str, int]:
    """A minute has passed."""
    return ticking.handle(event.to_dict())


@app.schedule(Rate(30, unit=Rate.DAYS))
def rotate_keys(event: CloudWatchEvent) -> dict[str, Any]:
    """The signing keys have served for a month."""
    return rotation.handle(event.to_dict())
