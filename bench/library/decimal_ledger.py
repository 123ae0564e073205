"""decimal ledger: prices are parsed, taxed, rounded to cents and summed; a loan is paid back; pi and e to some hundred digits."""
from decimal import ROUND_HALF_UP, Context, Decimal, getcontext, localcontext

cent, tax = Decimal("0.01"), Decimal("0.19")
prices = [Decimal(f"{n * 7919 % 100003 / 100:.2f}") for n in range(20000)]
gross = [(p * (1 + tax)).quantize(cent, ROUND_HALF_UP) for p in prices]
print(sum(prices), sum(gross), max(gross), min(gross))
discounted = [g - g * 3 / 100 for g in gross if g > 500]
print(len(discounted), sum(discounted).normalize(), sorted(discounted)[len(discounted) // 2])
by_step = {}
for g in gross:
    key = g // 50
    by_step[key] = by_step.get(key, 0) + g % 50
print(len(by_step), sum(by_step.values()))
text = "".join(f"{g:>12,.2f}" for g in gross[:6000])
print(len(text), text[:36], len(",".join(map(str, gross))))
debt, rate, months = Decimal(250000), Decimal("0.0375") / 12, 0
while debt > 0:
    debt += debt * rate - Decimal("1500.50")
    months += 1
print(months, debt)
print(sum(p.sqrt() for p in prices[1:2000]), sum((p + 1).ln() for p in prices[:300]), getcontext().prec)


def pi():
    last, t, s, n, na, d, da = 0, Decimal(3), 3, 1, 0, 0, 24
    while s != last:
        last, n, na = s, n + na, na + 8
        d, da = d + da, da + 32
        t = t * n / d
        s += t
    return +s


for prec in (50, 300, 800):
    with localcontext(Context(prec=prec)):
        print(str(pi())[-20:], str(Decimal(1).exp())[-20:])
