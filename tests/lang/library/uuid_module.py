# tests/lang/library/uuid_module.py - UUIDs of all versions
import uuid

print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
a, b, c = uuid.uuid1(), uuid.uuid1(), uuid.uuid4()
print(a.version, a != b, a.variant == uuid.RFC_4122, c.version, len({uuid.uuid4() for _ in range(50)}))
print(a.is_safe in (uuid.SafeUUID.safe, uuid.SafeUUID.unsafe))
u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, u.hex, u.int, u.bytes, u.urn, u.fields, u == uuid.UUID(bytes=u.bytes), u < c or c < u)
for bad in ("", "12345678", "x" * 32):
    try:
        uuid.UUID(bad)
    except ValueError as e:
        print(e)
