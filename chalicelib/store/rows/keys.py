"""Every key of the desk table, and what is asked of it.

The tenant comes first in every partition key and is taken from a verified token only. There are two
exceptions, which answer *which* tenant: a slug at sign-in, and the clock's index.

| what is asked | partition key | sort key | asked by |
|---|---|---|---|
| state of a conversation | ``{tenant}#cnv#{id}`` | ``state`` | every command |
| its log after a number | same | ``entry#{seq}`` | resume, transcript |
| a client's own message id | same | ``client#{who}#{id}`` | resends |
| how far each side has read | same | ``mark`` | delivered, read, shown |
| what was last said about the wait | same | ``shown`` | the place shown |
| who of the staff looks at it | same | ``viewers`` | viewing |
| an announced file | same | ``file#{id}`` | attachments |
| an agent and their seats | ``{tenant}#agt#{id}`` | ``agent`` | routing, presence |
| what an agent was, and when | same | ``log#{at}#{version}`` | reports, what-if |
| what an agent has a part in | same | ``part#{conversation}`` | mine |
| an agent's picture | same | ``face`` | the widget, the console |
| what they chose for the console | same | ``preferences`` | the console |
| all agents | ``{tenant}#agents`` | id | settings, the wall |
| who can be given work | ``{tenant}#roster#{group}`` | agent id | dispatch |
| who has room, in order | ``{tenant}#free#{group}`` | ``{rank}#{agent}`` | dispatch |
| a group's queue in order | ``{tenant}#queue#{group}`` | ``{place}#{conversation}`` | dispatch |
| what a queue is served by | ``{tenant}#service#{group}`` | ``service`` | the wait shown |
| a customer | ``{tenant}#cus#{id}`` | ``customer`` | start, identity |
| what their browser told last | same | ``visit`` | agents |
| a customer's conversations | same | ``cnv#{conversation}`` | history |
| a customer by their own name | ``{tenant}#external#{name}`` | ``customer`` | signed identity |
| customers by a word of theirs | ``{tenant}#words`` | ``{word}#{customer}`` | finding them |
| all customers, latest first | ``{tenant}#customers`` | ``{created_at}#{id}`` | finding them |
| the tenant | ``{tenant}#tenant`` | ``tenant`` | every request |
| its groups, its keys | same | ``group#{id}``, ``key#{id}`` | policies, integrators |
| its widget, its logo | same | ``widget``, ``logo`` | the widget |
| its context cards | same | ``cards`` | the console |
| canned answers, all's or one's own | ``{tenant}#canned#{agent}`` | id | composers |
| whose a shortcut is there | ``{tenant}#shortcuts#{agent}`` | shortcut | composers |
| a tenant by slug | ``slug#{slug}`` | ``tenant`` | sign-in |
| counters of some days | ``{tenant}#count#{scope}`` | ``{day}#{part}`` | reports |
| was it counted, was it raised | ``{tenant}#once#{what}#{id}`` | ``once`` | reactions |
| alarms, latest first | ``{tenant}#alarms`` | ``{at}#{id}`` | supervisors |
| an Idempotency-Key | ``{tenant}#idem#{digest}`` | ``answer`` | every POST |
| when to look at a queue | ``{tenant}#pulse#{group}`` | ``pulse`` | the clock |
| who changed what, latest first | ``{tenant}#audit`` | ``{at}#{key}`` | leads |
| open conversations | ``{tenant}#open`` | conversation | the wall |
| open and waiting too long | ``{tenant}#late`` | ``{since}#{conversation}`` | leads |
| closed on a day | ``{tenant}#closed#{day}`` | ``{ended_at}#{conversation}`` | reports |
| what is due (index ``due``) | ``due#{0…15}`` | ``due_at`` | the clock, for all tenants |

The connections table has one row for each ``{tenant}#{who}``.
"""

from hashlib import sha256
from zlib import crc32

SHARDS = 16  # rows of when there were four are found all the same: they lie in the first four
# A row takes one transaction after the other, and nearly every event counts for tenant and group.
COUNTER_PARTS = 16
ANY_PART = "#~"
STATE, MARK, SHOWN, AGENT, CUSTOMER, TENANT, PULSE, SERVICE, ONCE, ANSWER, WIDGET, LOGO, FACE = (
    "state",
    "mark",
    "shown",
    "agent",
    "customer",
    "tenant",
    "pulse",
    "service",
    "once",
    "answer",
    "widget",
    "logo",
    "face",
)
CARDS = "cards"
VISIT, PREFERENCES, VIEWERS = "visit", "preferences", "viewers"
ENTRY, CONVERSATION, GROUP, KEY, LOG, PART = "entry#", "cnv#", "group#", "key#", "log#", "part#"

Key = tuple[str, str]


def conversation(tenant: str, id: str) -> str:
    """The partition of a conversation and all that belongs to it."""
    return f"{tenant}#cnv#{id}"


def entry(seq: int) -> str:
    """The sort key of one line of a log."""
    return f"{ENTRY}{seq:010d}"


def marker(who: str, client_id: str) -> str:
    """The sort key of a client's own message id."""
    return f"client#{who}#{client_id}"


def file(id: str) -> str:
    """The sort key of an announced file."""
    return f"file#{id}"


def agent(tenant: str, id: str) -> str:
    """The partition of one agent."""
    return f"{tenant}#agt#{id}"


def agents(tenant: str) -> str:
    """The partition that lists all agents."""
    return f"{tenant}#agents"


def log(at: int) -> str:
    """What the sort keys of an agent's log at a time in ms begin with."""
    return f"{LOG}{at:015d}#"


def line(at: int, version: int) -> str:
    """The sort key of one line of an agent's log: what happened first comes first."""
    return f"{log(at)}{version:010d}"


def roster(tenant: str, group: str) -> str:
    """The partition of a group's agents who can be given work."""
    return f"{tenant}#roster#{group}"


def free(tenant: str, group: str) -> str:
    """The partition of a group's agents with room, least loaded first."""
    return f"{tenant}#free#{group}"


def ranked(rank: str, agent: str) -> str:
    """The sort key of an agent among those with room."""
    return f"{rank}#{agent}"


def queue(tenant: str, group: str) -> str:
    """The partition of a group's queue."""
    return f"{tenant}#queue#{group}"


def service(tenant: str, group: str) -> str:
    """The partition of what a group's queue is served by."""
    return f"{tenant}#service#{group}"


def timed(at: int, id: str) -> str:
    """A sort key that orders by a time in ms, then by id."""
    return f"{at:015d}#{id}"


def customer(tenant: str, id: str) -> str:
    """The partition of a customer and the list of their conversations."""
    return f"{tenant}#cus#{id}"


def external(tenant: str, external_id: str) -> str:
    """The partition of the tenant's own name for a customer; hashed, for it may be long."""
    return f"{tenant}#external#{sha256(external_id.encode()).hexdigest()}"


def words(tenant: str) -> str:
    """The partition of the words that customers are found by."""
    return f"{tenant}#words"


def customers(tenant: str) -> str:
    """The partition that lists all customers."""
    return f"{tenant}#customers"


def tenant(id: str) -> str:
    """The partition of a tenant, its groups and its keys."""
    return f"{id}#tenant"


def canned(tenant: str, owner: str) -> str:
    """The partition of an agent's own canned answers, or of everybody's ("")."""
    return f"{tenant}#canned#{owner}"


def shortcuts(tenant: str, owner: str) -> str:
    """The partition that says whose a shortcut is among them."""
    return f"{tenant}#shortcuts#{owner}"


def slug(slug: str) -> str:
    """The partition that says whose slug it is."""
    return f"slug#{slug}"


def counters(tenant: str, scope: str) -> str:
    """The partition of a scope's counters."""
    return f"{tenant}#count#{scope}"


def counted(scope: str, day: str, event: str) -> str:
    """The sort key of what an event adds to: a day of the tenant or of a group is in parts, whose
    sum it is (and, before there were parts, in one row under the day itself).
    """
    if scope == "tenant" or scope.startswith("group:"):
        return f"{day}#{crc32(event.encode()) % COUNTER_PARTS:02d}"
    return day


def once(tenant: str, event: str) -> str:
    """The partition of the sign that an event was seen."""
    return f"{tenant}#once#{event}"


def alarms(tenant: str) -> str:
    """The partition of a tenant's alarms."""
    return f"{tenant}#alarms"


def audit(tenant: str) -> str:
    """The partition of who changed what."""
    return f"{tenant}#audit"


def answer(tenant: str, who: str, key: str) -> str:
    """The partition of a remembered answer; hashed, for clients choose the key."""
    return f"{tenant}#idem#{sha256(f'{who}#{key}'.encode()).hexdigest()}"


def pulse(tenant: str, group: str) -> str:
    """The partition of the clock's look at a queue."""
    return f"{tenant}#pulse#{group}"


def open_list(tenant: str) -> str:
    """The listing of open conversations."""
    return f"{tenant}#open"


def late_list(tenant: str) -> str:
    """The listing of open conversations whose customer waits too long."""
    return f"{tenant}#late"


def closed_list(tenant: str, day: str) -> str:
    """The listing of conversations that ended on a UTC day ("2026-11-21")."""
    return f"{tenant}#closed#{day}"


def due_shard(id: str) -> str:
    """The part of the clock's index an id falls into: no single one takes all writes."""
    return f"due#{crc32(id.encode()) % SHARDS}"


def parts(pk: str) -> tuple[str, str, str]:
    """Tenant, kind and id of a partition key."""
    tenant_id, kind, id = pk.split("#", 2)
    return tenant_id, kind, id


def connections(tenant: str, who: str) -> str:
    """The key of the connections table."""
    return f"{tenant}#{who}"
