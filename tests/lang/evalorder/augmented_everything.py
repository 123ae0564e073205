# tests/lang/evalorder/augmented_everything.py - augmented assignment reads, computes and stores once, in order, for each target and operator
log = []
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"N({self.v})"
for op, name in (("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "truediv"), ("//", "floordiv"), ("%", "mod"), ("**", "pow"), ("<<", "lshift"), (">>", "rshift"), ("&", "and"), ("|", "or"), ("^", "xor"), ("@", "matmul")):
    def i(self, o, name=name): log.append("i" + name); return N(f"i{name} {o}")
    def b(self, o, name=name): log.append(name); return N(f"{name} {o}")
    cls = type("I", (N,), {f"__i{name}__": i, f"__{name}__": b}); cls2 = type("B", (N,), {f"__{name}__": b}); cls3 = type("NI", (N,), {f"__i{name}__": lambda s, o: NotImplemented, f"__{name}__": b})
    for c in (cls, cls2, cls3):
        ns = {"x": c(0), "o": type("O", (), {})(), "l": [c(1)], "d": {}}; ns["o"].a = c(2)
        exec(f"x {op}= 1\no.a {op}= 2\nl[0] {op}= 3", ns); print(op, ns["x"], ns["o"].a, ns["l"])
print(len(log))
class Watch:
    def __getitem__(self, k): print(" get", k); return 10
    def __setitem__(self, k, v): print(" set", k, v)
    def __getattr__(self, n): print(" getattr", n); return 20
    def __setattr__(self, n, v): print(" setattr", n, v)
def t(x, r=None): print(" eval", x); return r if r is not None else x
w = Watch()
t("obj", w)[t("key")] += t("val", 1)
t("obj", w).attr -= t("val", 2)
t("obj", w)[t(1):t(2)] *= t("v", 3)
a = [1, 2]; b = a; a += (3,); print(b); a = a + [4]; print(b)
tup = ([1],)
try: tup[0] += [2]
except TypeError as e: print(e, tup)
s = "a"; s2 = s; s += "b"; print(s, s2); x = (1,); y = x; x += (2,); print(x, y); st = {1}; su = st; st |= {2}; print(su); fz = frozenset([1]); fy = fz; fz |= {2}; print(fy, sorted(fz))
def f():
    try: undefined_local += 1
    except UnboundLocalError as e: print(e)
    undefined_local = 0
f()
try: undefined_global += 1
except NameError as e: print(e)
class C:
    v = 1
    def m(self): self.v += 1; return self.v
c = C(); print(c.m(), C.v, vars(c))
for src in ("a, b += 1, 2", "(a) += 1", "[a] += 1", "f() += 1", "1 += 1", "a += b += 1", "a += yield", "(a, b) += 1", "x if y else z += 1", "a := 1 += 1", "None += 1", "a.b.c += d", "'s' += 1", "*a += 1", "a += *b", "a += *b, c", "-a += 1", "a[1:2, ...] += 1", "{} += 1", "lambda: 0 += 1", "__debug__ += 1"):
    try: compile(src, "s", "exec"); print("fine", src)
    except SyntaxError as e: print(src, "|", e.msg, e.offset, e.end_offset)
