# tests/lang/comprehensions/conditional_expression.py - a conditional expression in the element, a condition at the end
print(["even" if x % 2 == 0 else "odd" for x in range(3)], [x or "zero" for x in range(2)], [(lambda v: v * 2)(x) for x in range(3)], [x for x in [1, None, 2] if x is not None])
