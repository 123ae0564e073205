# tests/lang/evalorder/global_read_each_time.py - a global read twice in one expression is read twice
n = 0
def bump():
    global n
    n += 1
    return n
print(n + bump() + n + bump() + n)
print([n, bump(), n])
print((n, bump()) == (2, 4) or (n, bump()))
