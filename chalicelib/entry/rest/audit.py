"""The audit."""

from chalicelib.domain.errors import Invalid
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.decoding import moment
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.audit import AuditList, AuditQuery, AuditShown
from chalicelib.entry.shapes.base import stamped
from chalicelib.flow import audit

api = Api(__name__, "audit")
PARTS = AuditShown.__struct_fields__


@api.on("GET /v1/audit", "audit.read")
def list_audit(call: Call, query: AuditQuery) -> AuditList:
    """Who changed what, latest first."""
    first = moment(query.from_, "from") if query.from_ else 0
    last = moment(query.to, "to", last=True) if query.to else call.ports.now()
    if query.from_ and first > last:
        raise Invalid("out_of_range", "from is not after to.", pointer="/from")
    page = audit.read(call.ports, call.actor.tenant, first, last, query.limit, query.cursor)
    shown = [stamped({name: getattr(one, name) for name in PARTS}) for one in page.items]
    return listed(AuditList, [AuditShown(**one) for one in shown], page.cursor)
