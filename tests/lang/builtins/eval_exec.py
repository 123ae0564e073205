# tests/lang/builtins/eval_exec.py - eval and exec with given namespaces
print(eval("1 + 2"), eval(" [x for x in range(3)]"), eval("a", {"a": 5}), eval("a + b", {"a": 1}, {"b": 2}))
ns = {}
exec("x = 1\ndef f(): return x + 1\ny = f()", ns)
print(ns["y"], "__builtins__" in ns, exec("pass"))
g, l = {"v": 1}, {}
exec("w = v + 1\nv = 10", g, l)
print(g["v"], l)
code = compile("z = 3", "<c>", "exec")
exec(code, l)
print(l["z"], eval(compile("1 + z", "<c>", "eval"), l))
for bad in (lambda: eval("x = 1"), lambda: eval(""), lambda: eval("1 +"), lambda: exec(5), lambda: eval("1", 5), lambda: eval("1", {}, 5), lambda: exec("1", [])):
    try:
        bad()
    except (SyntaxError, TypeError) as e:
        print(type(e).__name__, e.args[0])
