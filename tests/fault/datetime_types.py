# tests/fault/datetime_types.py - dates and times when any request for memory fails
import datetime as d, pickle
class Zone(d.tzinfo):
    def utcoffset(self, when): return d.timedelta(hours=2)
    def dst(self, when): return d.timedelta(hours=1)
    def tzname(self, when): return "Z%"
class Day(d.date): pass
class Moment(d.datetime): pass
when = d.datetime(2020, 2, 29, 1, 2, 3, 4, tzinfo=Zone())
other = when.astimezone(d.timezone(d.timedelta(hours=-3), "west"))
print(when, repr(other), when == other, when - other, hash(when) == hash(other))
print(when.strftime("%Y-%m-%d %f %z %Z"), when.utctimetuple()[:6], when.isoformat("\u2192", "milliseconds"))
print(d.datetime.fromisoformat("2020-W09-6T01:02:03,5+01:30"), d.time.fromisoformat("T0102"), Day.fromisocalendar(2020, 9, 6))
print(Moment(2020, 1, 1) + d.timedelta(days=1.5), Day(2020, 1, 1).replace(day=5).isocalendar(), d.date(2020, 1, 1).ctime())
big = d.timedelta(days=10**20, hours=-24 * 10**20, microseconds=1.5)
print(big, big * 1.5, d.timedelta(1) / 7, divmod(d.timedelta(5), d.timedelta(0, 7)), d.timedelta(99999, 1) / d.timedelta(99998, 0, 1))
print(d.datetime.combine(Day(1, 2, 3), d.time(4, 5)), d.datetime.utcfromtimestamp(1e9 + .25), d.datetime.strptime("2011", "%Y").date())
for value in when.date(), other, d.time(1, fold=1), big, other.tzinfo:
    assert pickle.loads(pickle.dumps(value, 4)) == value
for wrong in "d.date(1, 2, 30)", "d.timedelta(10**10)", "d.time.fromisoformat('x')", "d.timezone(d.timedelta(1))", "when < d.datetime.max":
    try:
        eval(wrong)
    except (ValueError, OverflowError, TypeError) as e:
        print(e)
