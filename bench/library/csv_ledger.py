"""csv ledger: bookings are written in two dialects, read back by row and by field name, and summed."""
import csv
import io


class Semicolon(csv.Dialect):
    delimiter, quotechar, doublequote, skipinitialspace = ";", "'", True, True
    lineterminator, quoting = "\n", csv.QUOTE_NONNUMERIC


FIELDS = ["date", "account", "text", "amount", "currency"]
rows = [[f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}", n % 80, f'entry "{n}", paid' if n % 4 == 0 else f"entry {n}", n * 0.25, "EUR" if n % 3 else "CHF"]
        for n in range(25000)]
out = io.StringIO()
csv.writer(out).writerows([FIELDS] + rows)
text = out.getvalue()
sums = {}
for row in csv.reader(io.StringIO(text)):
    if row[0] != "date":
        sums[row[1]] = sums.get(row[1], 0) + float(row[3])
print(len(text), len(sums), sums["17"])
sums = {}
for record in csv.DictReader(io.StringIO(text)):
    sums[record["currency"]] = sums.get(record["currency"], 0) + float(record["amount"])
print(sorted(sums.items()))
out = io.StringIO()
writer = csv.DictWriter(out, FIELDS, dialect=Semicolon)
writer.writeheader()
for row in rows[:12000]:
    writer.writerow(dict(zip(FIELDS, row)))
text = out.getvalue()
back = list(csv.reader(text.splitlines(), Semicolon))
print(len(text), len(back), back[7], csv.Sniffer().sniff(text[:2000]).delimiter)
