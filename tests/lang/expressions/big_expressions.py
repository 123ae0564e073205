# tests/lang/expressions/big_expressions.py - long sums, deep nesting and long chains compile and compute
print(eval("+".join(["1"] * 2000)), eval("(" * 80 + "1" + ")" * 80), eval("[" * 50 + "]" * 50) != 0, eval(" and ".join(["1"] * 500)), eval("-" * 50 + "1"), eval("not " * 51 + "1"), len(eval("[" + "1," * 5000 + "]")), eval("1" + " if 1 else 0" * 50), eval("x" + ".real" * 300, {"x": 5}), len(eval("'a'" + " 'a'" * 500)))
print(eval("1 < " + " < ".join(map(str, range(2, 100)))), eval("lambda: " * 20 + "1")()()() is not None)
