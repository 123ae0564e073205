# tests/lang/control/deep_nesting.py - twenty blocks inside each other, of mixed kinds
src = "def f():\n"
for d in range(1, 19):
    kind = ["for v%d in range(2):" % d, "if True:", "while True:", "try:", "with M():"][d % 5]
    src += "    " * d + kind + "\n"
src += "    " * 19 + "return 'deep'\n"
for d in range(18, 0, -1):
    if d % 5 == 3: src += "    " * d + "finally:\n" + "    " * (d + 1) + "log.append(%d)\n" % d
class M:
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append("out")
log = []
exec(src)
print(f(), log)
