# tests/lang/exceptstar/nested_and_raising.py - except* splits nested groups, and gathers what handlers raise
try:
    try:
        raise ExceptionGroup("a", [ExceptionGroup("b", [ValueError(1), KeyError(2)]), ValueError(3)])
    except* ValueError as e:
        print(repr(e))
        raise TypeError("from handler")
except ExceptionGroup as g:
    print(repr(g), [type(x).__name__ for x in g.exceptions])
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise
except ExceptionGroup as g:
    print(repr(g))
for bad in ("try: pass\nexcept* : pass", "try: pass\nexcept* ValueError: pass\nexcept KeyError: pass", "def f():\n try: pass\n except* E: return", "for x in y:\n try: pass\n except* E: break"):
    try:
        compile(bad, "<s>", "exec")
        print("compiles")
    except SyntaxError as e:
        print(e.msg)
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
