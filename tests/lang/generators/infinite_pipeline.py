# tests/lang/generators/infinite_pipeline.py - generators compose into pipelines that pull one item at a time
def count():
    n = 0
    while True:
        print("c%d" % n, end=" ")
        yield n
        n += 1
def odd(src):
    for x in src:
        if x % 2: yield x
def first(n, src):
    for _ in range(n):
        yield next(src)
print(list(first(3, odd(count()))))
