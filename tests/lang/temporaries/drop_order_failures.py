# tests/lang/temporaries/drop_order_failures.py - operands of a failing operation are dropped in order, before the handler runs
# presets: not tiny
# swallows: any error will do
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("-" + self.n, end=" ")
    def __call__(self, *a, **k): raise ValueError
    def meth(self, *a, **k): raise ValueError
    def __getitem__(self, i): raise ValueError
    def __setitem__(self, i, v): raise ValueError
    def __delitem__(self, i): raise ValueError
    def __setattr__(self, n, v):
        if n != "n": raise ValueError
        object.__setattr__(self, n, v)
class Q(D):
    def __eq__(self, o): return D("=")
    def __lt__(self, o): return D("<")
    def __hash__(self): return 1
def f(*a, **k): pass
def g(a, b=2): pass
class C:
    def __init__(self, *a): pass
for text in ["g(D('1'), D('2'), D('3'))", "g(D('1'), D('2'), k=D('3'))", "g(D('1'), a=D('2'))", "g(k=D('1'))",
             "len(D('1'), D('2'))", "int(D('1'), D('2'))", "[D('1')].append(D('2'), D('3'))", "D('m').nope(D('1'))",
             "(lambda: 0)(D('1'))", "D('c')(D('1'), D('2'))", "D('c').meth(D('1'), D('2'))", "D('c')(**D('k'))",
             "C(k=D('1'))", "[D('1')].insert(D('2'), D('3'))", "{}.update(D('1'))", "D('x') + D('y')",
             "D('x') < D('y')", "D('x')[D('y')]", "D('x').a", "[D('x'), D('y')][D('z')]", "[D('x'), D('y')][0:D('z')]",
             "f(*D('1'))", "f(D('1'), *5)", "f(D('1'), **5)", "f(D('1'), **{'a': D('2')}, a=D('3'))", "D('x') in 5",
             "5 in D('x')", "f'{D(\"1\")}'", "{D('1'): D('2'), []: D('3')}", "{Q('1'), Q('2'), []}", "D('x') is D('y')",
             "Q('a') if Q('x') < Q('y') else Q('b')", "not Q('x') < Q('y')", "Q('x') < Q('y') < Q('z')",
             "{1: D('1'), 1: D('2')}", "{Q('1'): D('a'), Q('2'): D('b')}", "slice(D('1'), D('2'), D('3'))"]:
    print(text, end=": ")
    try:
        eval(text)
    except Exception:
        print("|", end=" ")
    print()
for text in ["D('o')[D('i')] = D('v')", "D('o').a = D('v')", "del D('o')[D('i')]", "D('o')[D('i')] += D('v')",
             "a, b = D('1'), D('2'), D('3')", "a, b = [D('1')]", "raise D('1') from D('2')", "assert 0, D('1')",
             "for x in D('1'): pass", "with D('1'): pass", "import nope as x", "[D('x') for y in D('z')]",
             "if Q('x') == Q('y'): print('then', end=' ')", "while Q('x') < Q('y'): break"]:
    print(text, end=": ")
    try:
        exec(text, {"D": D, "Q": Q})
    except Exception:
        print("|", end=" ")
    print()
