# tests/lang/syntaxerrors/in_dead_code.py - code that constants say will never run is checked all the same
import warnings
warnings.simplefilter("error")
for s in ["if 0:\n return", "while 0: return", "1 or (yield)", "0 and (yield)", "assert 1, (yield)", "1 if 1 else (yield)","if 1: pass\nelse: return","while 1: pass\nelse: return","def f():\n return\n break","def f():\n  if 0: yield\nprint(f())", "if 0: break", "if 0:\n def f(a=(yield)): pass","def f():\n  return 1\n  x = 1\n  1 is 1","if __debug__: pass\nelse: return", "0 and f(a=1,a=2)", "if 0: x is 1", "if 0:\n  async with x: pass","'' 'a'()", "if 0:\n class C: return", "if 0:\n (__debug__ := 1)","if 0:\n  *a = 1","if 0:\n def f():\n  nonlocal q"]:
    try: compile(s,"<s>","exec"); print(repr(s), "ok")
    except SyntaxError as e: print(repr(s), e, e.lineno, e.offset)
