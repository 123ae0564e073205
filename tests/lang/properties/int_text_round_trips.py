# tests/lang/properties/int_text_round_trips.py - decimal text of large numbers, both ways, agrees with arithmetic
x, bad = 1, 0
for i in range(1, 120):
    x = x * 10 ** (i % 7) + i * 987654321
    s = str(x)
    y = 0
    for c in s: y = y * 10 + ord(c) - 48
    if y != x or int(s) != x or str(-x) != "-" + s or int("-" + s) != -x or int("000" + s) != x or len(s) != len("%d" % x) or f"{x:d}" != s or f"{x:,}".replace(",", "") != s: bad += 1
print(bad, len(str(x)), x % 1000003)
p = 1
for i in range(300):
    if str(10 ** i) != "1" + "0" * i or str(10 ** i - 1) != "9" * i + ("0" if i == 0 else ""): bad += 1
print(bad)
