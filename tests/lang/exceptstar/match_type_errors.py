# tests/lang/exceptstar/match_type_errors.py - what may stand behind except*, and when it is checked
# swallows: groups take any error in
def attempt(make, raises=ValueError("v")):
    try:
        try: raise raises
        except* make() as e: print("handled", repr(e))
    except BaseException as e: print(type(e).__name__, e, "|", repr(e.__context__))
for x in (ValueError, (ValueError, TypeError), (), (TypeError, (ValueError,)), ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), 5, "s", None, (5,), int,
          type("MyEG", (ExceptionGroup,), {}), BaseException, Exception, object, [ValueError], OSError):
    print(x if not isinstance(x, type) else x.__name__)
    attempt(lambda: x)
    attempt(lambda: x, ExceptionGroup("g", [ValueError(1), TypeError(2)]))
log = []
def t(x): log.append(x.__name__); return x
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* t(ValueError): log.append("V")
    except* t(TypeError): log.append("T")
    except* t(OSError): log.append("O")
finally: print(log)
try:
    pass
except* undefined_name: pass
print("not evaluated")
class Meta(type):
    def __subclasscheck__(cls, c): print("asked"); return True
    def __instancecheck__(cls, c): print("asked i"); return True
class Odd(Exception, metaclass=Meta): pass
try:
    try: raise ValueError("v")
    except* Odd: print("odd handled")
except ExceptionGroup as e: print("escaped", e)
except ValueError as e: print("escaped", repr(e))
for src in ("try: pass\nexcept* ValueError: break", "for x in y:\n try: pass\n except* E: continue", "def f():\n try: pass\n except* E: return", "try: pass\nexcept*: pass",
            "try: pass\nexcept* E: pass\nexcept F: pass", "try: pass\nexcept E: pass\nexcept* F: pass", "try: pass\nexcept* E: pass\nexcept: pass",
            "def f():\n for x in y:\n  try: pass\n  except* E:\n   for z in x: break\n   else: continue", "def f():\n try: pass\n except* E:\n  def g(): return 1", "try: pass\nexcept *(A, B) as e: pass\nelse: pass\nfinally: pass",
            "try: pass\nexcept * A, B: pass", "try: pass\nexcept* A as b.c: pass", "def f():\n while 1:\n  try: pass\n  except* E: pass\n  else: break"):
    try: compile(src, "s", "exec"); print("fine")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
