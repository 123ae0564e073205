# tests/lang/library/inspect_static_lookup.py - getattr_static, classify_class_attrs, getmembers, unwrap, closure variables, predicates
import inspect, functools, types
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
class Desc:
    def __get__(self, o, t): return "got"
class Meta(type):
    meta_attr = "m"
    @property
    def meta_prop(cls): return 1
class Base(metaclass=Meta):
    x = 1; d = Desc()
    def method(self): "doc"
    @property
    def p(self): return 2
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    def __getattr__(self, n): raise RuntimeError("called")
    def __getattribute__(self, n): return object.__getattribute__(self, n)
class Sub(Base):
    __slots__ = ("slot",)
    y = 3
    def method(self): pass
o = Base(); o.__dict__["x"] = "inst"; o.__dict__["d"] = "inst d"
g = inspect.getattr_static
for ob, n in ((o, "x"), (o, "d"), (o, "p"), (o, "zz"), (Base, "x"), (Base, "p"), (Base, "meta_attr"), (Base, "meta_prop"), (Base, "zz"), (Sub(), "slot"), (Sub, "slot"), (Sub(), "y"), (5, "real"), (int, "real"), ([], "append"), (types, "ModuleType"), (o, "__class__"), (o, "__dict__"), (o, "c"), (o, "s")):
    attempt(lambda: type(g(ob, n)).__name__ if not isinstance(g(ob, n), (str, int)) else g(ob, n))
attempt(lambda: g(o, "zz", "default"))
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Sub) if not a.name.startswith("__")])
print([n for n, v in inspect.getmembers(Sub, inspect.isfunction)], [n for n, v in inspect.getmembers(Base, inspect.ismethod)], [n for n, v in inspect.getmembers_static(Base, lambda v: isinstance(v, property))])
print(inspect.getmro(Sub), inspect.getclasstree([Base, Sub]), inspect.getclasstree([Sub], unique=True))
glob = 1
def outer():
    free = 2
    def inner(): return free, glob, len, nothing
    return inner
attempt(lambda: inspect.getclosurevars(outer())._replace(builtins={}).nonlocals); attempt(lambda: inspect.getclosurevars(outer()).globals); attempt(lambda: sorted(inspect.getclosurevars(outer()).builtins)); attempt(lambda: inspect.getclosurevars(outer()).unbound); attempt(lambda: inspect.getclosurevars(5))
@functools.wraps(outer)
def wrapped(): pass
attempt(lambda: inspect.unwrap(wrapped) is outer); wrapped.__wrapped__ = wrapped; attempt(lambda: inspect.unwrap(wrapped)); attempt(lambda: inspect.unwrap(len) is len)
def gen(): yield
async def co(): pass
async def ag(): yield
@types.coroutine
def tc(): yield
objects = dict(function=outer, lam=lambda: 0, gen=gen, g=gen(), co=co, ag=ag, a=ag(), tc=tc, partial=functools.partial(gen), bound=o.method, unbound=Base.method, builtin=len, bmethod=[].append, mdesc=str.upper, slotw=int.__add__, mwrap=(1).__add__, cls=Base, prop=Base.__dict__["p"], cm=Base.__dict__["c"], slot=Sub.slot, getset=type.__dict__["__module__"], desc=Base.__dict__["d"], module=types, code=outer.__code__, frame=inspect.currentframe(), abc=__import__("abc").ABC, abstract=__import__("numbers").Number, five=5)
preds = [n for n in dir(inspect) if n.startswith("is") and n not in ("iskeyword",)]
for k, v in objects.items(): print(k, *[n[2:] for n in preds if getattr(inspect, n)(v)])
print(inspect.cleandoc("  a\n    b\n      c\n\n"), inspect.getdoc(Sub.method), inspect.getdoc(Base.method), inspect.getdoc(5) is not None, inspect.indentsize("\t a"), inspect.getmodulename("/x/y.py"), inspect.getmodulename("y.txt"))
attempt(lambda: inspect.getsource(outer).count("\n")); attempt(lambda: inspect.getsourcelines(Sub)[1] - inspect.getsourcelines(Base)[1]); attempt(lambda: inspect.getsource(len)); attempt(lambda: inspect.getsource(5)); attempt(lambda: inspect.getfile(int)); attempt(lambda: inspect.getcomments(gen)); attempt(lambda: inspect.getsource(objects["lam"])[:30]); attempt(lambda: inspect.getsource(type("Dyn", (), {})))
i = gen(); print(inspect.getgeneratorstate(i), next(i), inspect.getgeneratorstate(i), inspect.getgeneratorlocals(i), i.close(), inspect.getgeneratorstate(i), inspect.getgeneratorlocals(i))
