"""Creates the desk table alone, over the engine's own protocol."""

import json
import os

from infra.local.settings import DESK_TABLE
from tests.box.engine import call


def main() -> None:
    """Create the table unless it is there."""
    port = int(os.environ["DYNAMODB_ENDPOINT"].rpartition(":")[2])
    tables = call(port, "ListTables")["TableNames"]
    if DESK_TABLE not in tables:
        names = {"pk": "HASH", "sk": "RANGE"}
        call(
            port,
            "CreateTable",
            TableName=DESK_TABLE,
            KeySchema=[{"AttributeName": n, "KeyType": k} for n, k in names.items()],
            AttributeDefinitions=[{"AttributeName": n, "AttributeType": "S"} for n in names],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
    demo = {"widget_key": "wk_demo", "identity_secret": "not-a-secret-not-a-secret-not-a-secret"}
    answer = {"environment": {"USER_POOL_ID": "pool"}, "notes": ["sign in as nobody"]}
    print(json.dumps({**answer, "demo": demo}))


if __name__ == "__main__":
    main()
