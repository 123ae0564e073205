# tests/lang/format/fstrings.py - f-strings: expressions, conversions, specs, nesting, = and quotes
x, name, w = 3.14159, "bob", 10
print(f"{x:.2f} {name!r:>{w}} {x * 2:{w}.{3}f} {{literal}} {name.upper()} {'a' if x > 3 else 'b'} {[i for i in range(3)]} {(lambda: 5)()}")
print(f"{x=} {name = } {x=:.1f} {name=!s} {1 + 1=}", f"", f"{''}", f"{name!s:^9}|", f'{"nested " + f"{x:.0f}"}', f"{ {'a': 1}['a'] }", f"{x:{'>'}{w}}", rf"\n{x:.1f}", f"""{
name}""", f"a" "b" f"{w}")
d = {"key": "value"}
print(f"{d['key']} {d}", f"{3:03} {-3:+d} {255:#x} {1e3:g} {True} {None}", f"{'%'}%", f"{w:d}px", f"{x!r}", f"\u00e9\t|{w:<4}|", f"{w!a:4}|{x:n}")
