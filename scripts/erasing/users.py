"""A tenant's sign-ins in Cognito."""

from __future__ import annotations

from contextlib import suppress

from erasing.places import Places


def delete(place: Places, tenant: str) -> int:
    """Delete all users of a tenant; how many.

    Cognito cannot search by our attribute, and the user name begins with a workspace's name, which
    may have been another's: so all are listed, and only those whose attribute says so are deleted.
    """
    pool = place.where.needed("user_pool_id")
    pages = place.cognito.get_paginator("list_users").paginate(UserPoolId=pool)
    users = [user for page in pages for user in page["Users"]]
    names = [
        user["Username"]
        for user in users
        if {"Name": "custom:tenant", "Value": tenant} in user["Attributes"]
    ]
    for name in names:
        with suppress(place.cognito.exceptions.UserNotFoundException):
            place.cognito.admin_delete_user(UserPoolId=pool, Username=name)
    return len(names)
