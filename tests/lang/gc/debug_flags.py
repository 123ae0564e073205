# tests/lang/gc/debug_flags.py - DEBUG_COLLECTABLE and DEBUG_STATS write to standard error; the flags add up
import gc, os, sys
gc.disable()
gc.collect()
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
def captured(flags, generation=2):
    class C: pass
    gc.collect()
    c = C(); c.me = c; l = [c]; l.append(l)
    saved = os.dup(2)
    r, w = os.pipe()
    sys.stderr.flush()
    os.dup2(w, 2)
    gc.set_debug(flags)
    del c, l
    n = gc.collect(generation)
    gc.set_debug(0)
    sys.stderr.flush()
    os.dup2(saved, 2)
    os.close(w)
    os.close(saved)
    text = os.read(r, 65536).decode()
    os.close(r)
    lines = []
    for line in text.splitlines():
        words = []
        for word in line.split(" "):
            if word[:2] == "0x":
                word = "ADDRESS>"
            words.append(word)
        lines.append(" ".join(words))
    return n, lines
print(captured(0))
print(captured(gc.DEBUG_COLLECTABLE))
print(captured(gc.DEBUG_UNCOLLECTABLE))
n, lines = captured(gc.DEBUG_STATS)
print(n, lines[0], lines[1].split(":")[0], len(lines[1].split(":")[1].split()), lines[2].split(":")[0], lines[-1].split(",")[:-1], lines[-1].split(",")[-1].endswith("s elapsed"), len(lines))
n, lines = captured(gc.DEBUG_STATS, 0)
print(lines[0])
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug() == gc.DEBUG_SAVEALL)
gc.set_debug(0)
gc.garbage.clear()
