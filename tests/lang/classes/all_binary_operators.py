# tests/lang/classes/all_binary_operators.py - every binary operator has its method, its reflection and its in-place form
class R:
    def __getattr__(self, name): raise AttributeError(name)
ops = "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or".split()
symbols = "+ - * @ / // % ** << >> & ^ |".split()
class N: pass
for name in ops:
    for prefix in "", "r", "i":
        def method(self, other, n="__" + prefix + name + "__"): return n
        setattr(N, "__" + prefix + name + "__", method)
for s in symbols:
    ns = {"N": N}
    exec(f"a = N() {s} 1\nb = 1 {s} N()\nc = N()\nc {s}= 1", ns)
    print(s, ns["a"], ns["b"], ns["c"])
print(divmod.__name__)
class D:
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __rpow__(self, o, m=None): return "rpow"
    def __pow__(self, o, m=None): return "pow %s" % m
print(divmod(D(), 1), divmod(1, D()), 2 ** D(), pow(D(), 2, 3), pow(D(), 2))
