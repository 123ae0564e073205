"""datetime schedule: appointments are laid out over years, moved between zones, printed and parsed."""
from datetime import date, datetime, timedelta, timezone

here = timezone(timedelta(hours=1), "CET")
there = timezone(-timedelta(hours=5))
start = datetime(2020, 2, 27, 8, 30, tzinfo=here)
step = timedelta(days=1, hours=5, minutes=7)
appointments = [start + step * n for n in range(12000)]
late = [a for a in appointments if a.hour >= 20]
print(len(late), late[-1].isoformat(), appointments[-1] - appointments[0])
total = timedelta()
for a, b in zip(appointments, appointments[3:]):
    total += b - a
print(total, total.total_seconds(), total // 3)
moved = [a.astimezone(there) for a in appointments]
print(sum(m == a for m, a in zip(moved, appointments)), moved[777], len({m.date() for m in moved}))
texts = [m.strftime("%Y-%m-%d %H:%M:%S") for m in moved[:6000]] + [m.isoformat() for m in moved]
back = [datetime.fromisoformat(t) for t in texts]
print(max(back[:6000]), max(back[6000:]), sum(len(t) for t in texts))
parsed = [datetime.strptime(t, "%Y-%m-%d %H:%M:%S") for t in texts[:2500]]
print(parsed[-1], sum(p.weekday() for p in parsed), sorted(parsed)[1200])
day, weeks = date(1999, 12, 31), {}
for n in range(15000):
    d = day + timedelta(n)
    year, week, weekday = d.isocalendar()
    weeks[year, week] = weeks.get((year, week), 0) + d.toordinal() % 7
print(len(weeks), sum(weeks.values()), d.replace(year=2000, month=2, day=29).timetuple().tm_yday)
