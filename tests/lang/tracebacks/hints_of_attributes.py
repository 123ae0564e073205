# tests/lang/tracebacks/hints_of_attributes.py - AttributeError hints: distance, case, private names, modules, classes, slots, __dir__ that misbehaves
import traceback, types
def attempt(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1].strip())
class A:
    bluch = 1; _private = 2; __mangled = 3
    def method_name(self): pass
    def __init__(self): self.instance_attr = 1
class S: __slots__ = ("slot_one", "slot_two")
class BadDir:
    x_attr = 1
    def __dir__(self): raise ValueError("dir")
class OddDir:
    def __dir__(self): return ["abcd", 5, None]
class Prop:
    @property
    def prop(self): return self.prpo
class GA:
    val = 1
    def __getattr__(self, n): raise AttributeError(n)
class GA2:
    val = 1
    def __getattr__(self, n): raise AttributeError("text", name=n, obj=self)
a = A()
for n in ("blech", "bluc", "BLUCH", "private", "_privat", "mangled", "__mangled", "method_nam", "methodname", "instance_att", "totally_else", "b", "bl", "__init", "__dict", "__clas__"): attempt(lambda: getattr(a, n))
attempt(lambda: A.bluhc); attempt(lambda: S().slot_on); attempt(lambda: BadDir().x_att); attempt(lambda: OddDir().abcc); attempt(lambda: Prop().prop); attempt(lambda: GA().vla); attempt(lambda: GA2().vla); attempt(lambda: [].appendd); attempt(lambda: "".uper()); attempt(lambda: (1).rael); attempt(lambda: None.x); attempt(lambda: types.ModuleTyp); attempt(lambda: {}.kyes()); attempt(lambda: print.nme); attempt(lambda: setattr(S(), "slot_on", 1)); attempt(lambda: delattr(a, "instance_att")); attempt(lambda: super(A, a).bluch); attempt(lambda: int.from_byte); attempt(lambda: attempt.__nam__); attempt(lambda: object().abc)
class Many: pass
for i in range(800): setattr(Many, f"name_{i:04}", i)
attempt(lambda: Many.name_000); m = Many(); attempt(lambda: m.name_00x1)
e = AttributeError("made", name="blech", obj=a); attempt(lambda: (_ for _ in ()).throw(e)); e = AttributeError("made", name=5, obj=a); attempt(lambda: (_ for _ in ()).throw(e)); e = AttributeError("no name"); attempt(lambda: (_ for _ in ()).throw(e))
