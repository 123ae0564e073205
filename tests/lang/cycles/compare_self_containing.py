# tests/lang/cycles/compare_self_containing.py - comparing two different self-containing lists ends in RecursionError
a = []; a.append(a)
b = []; b.append(b)
print(a == a)
try:
    a == b
except RecursionError as e:
    print(e)
