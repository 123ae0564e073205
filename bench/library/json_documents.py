"""json documents: orders are written compact, indented and with sorted keys, and read back."""
import json


def order(n):
    return {"id": n, "customer": f"customer {n % 97}", "paid": n % 3 == 0, "total": n * 1.25, "note": None if n % 2 else "Grüße “fragile” \n\t",
            "lines": [{"article": f"A-{k:05}", "count": k % 7 + 1, "price": k * 0.99, "tags": ["new", "blue", "x" * (k % 9)]} for k in range(n % 12)]}


def upper(pairs):
    return {k.upper(): v for k, v in pairs}


orders = [order(n) for n in range(1500)]
size = total = 0
for _ in range(3):
    text = json.dumps(orders)
    back = json.loads(text)
    assert back == orders
    size += len(text)
    for document in orders:
        line = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
        total += json.loads(line)["total"]
        size += len(line)
text = json.dumps(orders[:200], indent=2, sort_keys=True)
size += len(text)
hooked = json.loads(text, object_pairs_hook=upper)
print(size, total, hooked[11]["LINES"][3]["PRICE"])
