"""What a box needs beside its tables: the attachments' bucket and the user pool."""

from typing import Any

from chalicelib.config import Settings

POOL = "switchboard-agents"
FLOWS = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
OWNER = [
    {"Name": name, "AttributeDataType": "String", "Mutable": False} for name in ("tenant", "agent")
]
PASSWORDS = {
    "PasswordPolicy": {
        "MinimumLength": 12,
        "RequireLowercase": True,
        "RequireUppercase": True,
        "RequireNumbers": True,
        "RequireSymbols": True,
        "TemporaryPasswordValidityDays": 7,
    }
}
# Browsers come from wherever the widget is shown; it is the signed link that permits.
CORS = {
    "CORSRules": [
        {
            "AllowedOrigins": ["*"],
            "AllowedMethods": ["GET", "POST"],
            "AllowedHeaders": ["*"],
            "MaxAgeSeconds": 600,
        }
    ]
}


def create_local(settings: Settings) -> dict[str, str]:
    """Make what is missing; answers the variables that name the pool and its client."""
    _create_bucket(settings)
    cognito = _client("cognito-idp", settings.region, settings.cognito_endpoint)
    pool = _pool(cognito)
    return {"USER_POOL_ID": pool, "USER_POOL_CLIENT_ID": _pool_client(cognito, pool)}


def _client(service: str, region: str, endpoint: str) -> Any:
    import boto3

    return boto3.client(service, region_name=region, endpoint_url=endpoint or None)


def _create_bucket(settings: Settings) -> None:
    s3 = _client("s3", settings.region, settings.s3_endpoint)
    if settings.attachments_bucket not in {b["Name"] for b in s3.list_buckets()["Buckets"]}:
        place = {"LocationConstraint": settings.region}
        s3.create_bucket(Bucket=settings.attachments_bucket, CreateBucketConfiguration=place)
    s3.put_bucket_cors(Bucket=settings.attachments_bucket, CORSConfiguration=CORS)


def _pool(cognito: Any) -> str:
    """The pool, with the settings of today also where it is older."""
    told = {
        "Policies": PASSWORDS,
        "MfaConfiguration": "OPTIONAL",
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True},
    }
    for pool in cognito.list_user_pools(MaxResults=60)["UserPools"]:
        if pool["Name"] == POOL:
            cognito.update_user_pool(UserPoolId=pool["Id"], **told)
            return str(pool["Id"])
    made = cognito.create_user_pool(PoolName=POOL, Schema=OWNER, **told)
    return str(made["UserPool"]["Id"])


def _pool_client(cognito: Any, pool: str) -> str:
    for client in cognito.list_user_pool_clients(UserPoolId=pool, MaxResults=60)["UserPoolClients"]:
        return str(client["ClientId"])
    made = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName=POOL,
        ExplicitAuthFlows=FLOWS,
        PreventUserExistenceErrors="ENABLED",
    )
    return str(made["UserPoolClient"]["ClientId"])
