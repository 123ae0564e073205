# tests/lang/expressions/conditional.py - conditional expressions evaluate one branch and nest
print(1 if True else 2, 1 if [] else 2, "a" if 0 else "b" if 0 else "c", (1 if 0 else 2) + 3, [1 if x % 2 else 0 for x in range(4)], (lambda x: "neg" if x < 0 else "pos")(-1))
print(1 if 1 else 1 // 0, 1 // 0 if 0 else 2, (yes := 3) if True else 0, yes)
def f(n): return "fizzbuzz" if n % 15 == 0 else "fizz" if n % 3 == 0 else "buzz" if n % 5 == 0 else n
print([f(n) for n in range(1, 16)])
