# tests/lang/heap/levels_add_up.py - what -X memstats counts level by level is what the system says is resident, within 5 %
# presets: only debug release
# timeout: 60
# oracle: no
import json
import subprocess
import sys

SHAPES = {
    "small objects": "held = [(i, str(i), [i]) for i in range(100000)]",
    "large blocks": "held = [bytearray(b'x') * 300000 for _ in range(60)] + ['y' * 5000 for _ in range(5000)]",
    "modules": "import argparse, asyncio, dataclasses, decimal, json",
    "dropped": "held = [{str(i): i} for i in range(150000)]\nheld = held[::40]",
    "threads and generators": """
import threading
def numbers():
    for i in range(10):
        yield [i] * 50
held = [numbers() for _ in range(20000)]
for generator in held:
    next(generator)
threads = [threading.Thread(target=sorted, args=([3] * 100000,)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
""",
}

for name, text in SHAPES.items():
    done = subprocess.run([sys.executable, "-X", "memstats=json", "-c", text], capture_output=True, text=True)
    levels = json.loads(done.stderr)
    process, account, blocks = levels["process"], levels["account"], levels["blocks"]
    library, mapped, remainder = levels["library"], levels["mapped"], levels["remainder"]
    parts = ("live", "free", "untouched", "retained", "slack", "records", "credit", "quarantine")
    assert sum(blocks[part] for part in parts) == blocks["held"], (name, blocks)
    assert library["held"] + mapped["held"] + mapped["spare"] + blocks["held"] + account["other"] == account["held"], (name, levels)
    rows = account["held"] + process["file"] + process["stack"] + library["idle"]
    assert rows + remainder == process["resident"], (name, levels)
    good = abs(remainder) <= 0.05 * process["resident"]
    print(name, "adds up" if good else (remainder, process["resident"]))
