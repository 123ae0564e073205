# tests/lang/classes/text_signature_in_doc.py - a class may say in its doc how it is called, as built-in ones do
import inspect

class A:
    """A(x, y=1)
--

The rest."""

class B:
    """A(x)\n--\n\nanother name"""

class C:
    """C(x)\n\n--\n\n"""

class D:
    """D(\nx)\n--\n\ntwo lines"""

class E:
    """E(x) no end"""

class F:
    __doc__ = 5

class G(A):
    pass

class I:
    """I(x)\n--\n"""

for cls in (A, B, C, D, E, F, G, I):
    print(cls.__name__, repr(cls.__text_signature__), ascii(cls.__doc__))
print(inspect.signature(A))
