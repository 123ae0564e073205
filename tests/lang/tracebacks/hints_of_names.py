# tests/lang/tracebacks/hints_of_names.py - NameError hints: builtins, locals, globals, self attributes, import hints and when there is none
import traceback
def attempt(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1].strip())
value, Values, _hidden = 1, 2, 3
def loc(): long_local_name = 1; return long_local_nam
def cls():
    class C:
        blech = 1
        def m(self): return blech
        def n(self): return self.blec
    C().m()
def inner():
    outer_variable = 1
    def g(): return outer_variabel
    g()
attempt(lambda: valeu); attempt(lambda: vlaue); attempt(lambda: prnt); attempt(lambda: lenn); attempt(loc); attempt(cls); attempt(inner); attempt(lambda: x); attempt(lambda: hidden); attempt(lambda: VALUE); attempt(lambda: completely_different); attempt(lambda: sys); attempt(lambda: io); attempt(lambda: json.dumps); attempt(lambda: Valeus); attempt(lambda: a_b_c); attempt(lambda: rang(3)); attempt(lambda: TypeErorr); attempt(lambda: "" + undefind_name)
def unbound():
    print(later)
    later = 1
attempt(unbound)
e = NameError("custom", name="valeu"); attempt(lambda: (_ for _ in ()).throw(e))
attempt(lambda: exec("valeu", {"value": 1})); attempt(lambda: eval("pritn"))
