# tests/lang/library/datetime_subclasses_and_tzinfo.py - subclasses survive arithmetic; tzinfo classes are asked, and what they may answer
from datetime import *
class D(date):
    def __new__(cls, *a): return super().__new__(cls, *a)
class DT(datetime): pass
class TD(timedelta): pass
class T(time): pass
d, dt = D(2024, 1, 1), DT(2024, 1, 1, 12)
print([type(x).__name__ for x in (d + timedelta(1), d.replace(day=2), dt + timedelta(1), dt.replace(day=2), dt.date(), dt.time(), DT.now(), D.today(), DT.fromisoformat("2024-01-01"), D.fromordinal(5), TD(1) + TD(1), TD(1) * 2, -TD(1), abs(TD(-1)), DT.combine(d, time(1)), dt.astimezone(timezone.utc), T(1).replace(hour=2), T.fromisoformat("01:00"), dt - dt, DT.strptime("1", "%d"), DT.fromtimestamp(0, timezone.utc))])
class Z(tzinfo):
    def __init__(self, off, dst=timedelta(0), name="Z"): self.o, self.d, self.n = off, dst, name
    def utcoffset(self, dt): return self.o
    def dst(self, dt): return self.d
    def tzname(self, dt): return self.n
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for z in (Z(timedelta(hours=1)), Z(None), Z(5), Z(timedelta(days=1)), Z(timedelta(hours=1), 5), Z(timedelta(hours=1), None), Z(timedelta(0), name=5), Z(timedelta(seconds=1, microseconds=5)), tzinfo()):
    x = datetime(2024, 1, 1, 12, tzinfo=z)
    for f in (lambda: x.utcoffset(), lambda: x.dst(), lambda: x.tzname(), lambda: str(x), lambda: x.astimezone(timezone.utc), lambda: x.timetuple().tm_isdst, lambda: x.strftime("%z|%Z"), lambda: x == datetime(2024, 1, 1, 11, tzinfo=timezone.utc), lambda: datetime.now(z).tzinfo is z):
        t(f)
t(lambda: datetime(2024, 1, 1, tzinfo=5)); t(lambda: datetime.now(5)); t(lambda: tzinfo().fromutc(5)); t(lambda: Z(timedelta(0)).fromutc(datetime(2024, 1, 1))); t(lambda: timezone.utc.utcoffset(5)); t(lambda: time(1, tzinfo=Z(timedelta(hours=2))).isoformat()); t(lambda: hash(datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))) == hash(datetime(2024, 1, 1, tzinfo=timezone.utc)))
try:
    class X(timezone): pass
except TypeError as e:
    print(e)
import copy, pickle
for o in (dt, d, T(1), timezone(timedelta(hours=1), "n"), datetime(2024, 1, 1, tzinfo=timezone.utc, fold=1)):
    c = pickle.loads(pickle.dumps(o)); print(c == o, type(c).__name__, repr(copy.deepcopy(o)))
