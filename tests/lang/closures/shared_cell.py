# tests/lang/closures/shared_cell.py - functions made by one call share its variables
def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
    def get():
        return n
    return inc, get
inc, get = make()
inc(); inc()
inc2, get2 = make()
inc2()
print(get(), get2())
print(inc.__closure__[0] is get.__closure__[0], inc.__closure__[0].cell_contents)
