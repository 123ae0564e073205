# tests/lang/functions/inspect_module.py - inspect reads signatures, docs and kinds of functions
import inspect
def f(a, b=1, /, c=2, *args, d, e=5, **kw):
    "the doc"
class C:
    def m(self, x: int = 1) -> str: pass
print(inspect.signature(f), inspect.getdoc(f), inspect.isfunction(f), inspect.isgeneratorfunction(lambda: (yield)), inspect.signature(C.m), inspect.signature(C().m), inspect.ismethod(C().m), inspect.isclass(C))
