# tests/lang/exceptions/recursion_in_c.py - recursion through repr, comparison, hash and attribute hooks ends in RecursionError
class G:
    def __getattr__(self, n): return getattr(self, n)
class E:
    def __eq__(self, o): return o == self
class H:
    def __hash__(self): return hash(self)
class L(list):
    def __repr__(self): return repr(self)
class I:
    def __iter__(self): return iter(self)
class C:
    __call__ = None
C.__call__ = C()
for f in (lambda: G().x, lambda: E() == E(), lambda: hash(H()), lambda: repr(L()), lambda: list(I()), lambda: C()()):
    try:
        f()
    except RecursionError as e:
        print("RecursionError")
    except TypeError as e:
        print(e)
