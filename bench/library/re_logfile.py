"""re logfile: lines of a web server's log are matched, searched, split, substituted and tokenized."""
import re

LINE = re.compile(r'(?P<host>\d{1,3}(?:\.\d{1,3}){3}) - (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<verb>GET|POST|PUT) (?P<path>[^" ]*)[^"]*" (?P<code>\d{3}) (?P<size>\d+|-)')
TOKEN = re.compile(r"(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<operator>[-+*/=<>!]=?)|(?P<space>\s+)|(?P<other>.)")


def log(n):
    verbs, lines = ("GET", "POST", "PUT", "HEAD"), []
    for i in range(n):
        lines.append(f'10.{i % 256}.{i * 7 % 256}.{i * 13 % 256} - {"-" if i % 3 else "user" + str(i % 50)} '
                     f'[{i % 28 + 1:02}/Nov/2026:{i % 24:02}:{i % 60:02}:00 +0000] "{verbs[i % 4]} /shop/item{i % 400}?page={i % 9}&sort=up HTTP/1.1" '
                     f'{200 if i % 11 else 404} {i * 31 % 5000 if i % 5 else "-"}')
    return lines


lines = log(12000)
hits, volume, missing = {}, 0, 0
for line in lines:
    m = LINE.match(line)
    if m is None:
        missing += 1
        continue
    hits[m["path"]] = hits.get(m["path"], 0) + 1
    if m["size"] != "-":
        volume += int(m["size"])
print(len(hits), volume, missing)
text = "\n".join(lines)
print(len(re.findall(r"\b(?:user)(\d+)\b", text)), len(re.sub(r"(\d+)\.(\d+)", r"\2:\1", text)), len(re.split(r'[\s"&?=]+', text)))
print(sum(1 for _ in re.finditer(r"(?i)ITEM3\d\d.*?sort=(\w+)", text)), len(re.sub(r"page=(\d)", lambda m: "p" + m[1], text)))
source = "total = price * 1.19 + shipping_cost - rebate / 3 >= 17.5 ; next_value != old_value\n" * 1500
kinds = {}
for m in TOKEN.finditer(source):
    kinds[m.lastgroup] = kinds.get(m.lastgroup, 0) + 1
print(sorted(kinds.items()))
print(sum(1 for w in text[:200000].split() if re.fullmatch(r"[a-z/]+\d+\S*", w)))
