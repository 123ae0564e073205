# tests/lang/library/datetime_module.py - dates, times and differences
import datetime as d
a = d.date(2024, 2, 28); b = a + d.timedelta(days=2)
print(b, (b - a).days, a.weekday(), a.isoformat(), a.strftime("%d/%m/%y %j"), d.datetime(2020, 1, 2, 3, 4, 5).isoformat(), d.datetime.fromisoformat("2021-05-06T07:08:09"), d.timedelta(hours=25), d.timedelta(1) / 2, a < b, d.date.fromordinal(737000), d.datetime(2000, 1, 1, tzinfo=d.timezone.utc), repr(a), a.replace(year=2023), d.datetime.strptime("2019-12-31", "%Y-%m-%d").date())
try:
    d.date(2023, 2, 29)
except ValueError as e:
    print(e)
