# tests/lang/comprehensions/walrus_is_global_in_exec.py - := in a comprehension of a module makes its name global there, also where exec() has other locals
g={};l={}
exec("a=0\n[(a:=1) for _ in (1,)]\nprint(a)", g, l); print(l, g.get('a'))
g={};l={}
exec("[(a:=1) for _ in (1,)]\nprint(a)\ndel a", g, l); print(l, g.get('a'))
g={};l={}
exec("def f(): return [(a:=1) for _ in (1,)]\nf()\na=4\nprint(a)", g, l); print(sorted(l), g.get('a'))
g={};l={}
exec("def f(): return a\na=4\n{(a:=i) for i in (1,)}\nprint(a, f())\nfor a in (8,9): pass\n", g, l); print(sorted(l), g.get('a'))
g={};l={}
exec("class A:\n  x=(lambda: [(b:=3) for i in (1,)])()\nlambda: [(c:=3) for i in ()]\nb=c=1\nwith open('/dev/null') as d: [[(d:=i) for i in (1,)] for _ in (1,)]", g, l); print(sorted(l), g.get('b'), g.get('c'), g.get('d'))
