# tests/lang/comprehensions/dict_order_of_evaluation.py - in a dict comprehension the key comes before the value
def n(v):
    print(v, end=" ")
    return v
print({n(k): n(k * 10) for k in (1, 2)})
print({k: v for k, v in [("a", 1), ("a", 2)]})
