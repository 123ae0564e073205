# tests/lang/evalorder/print_arguments.py - all arguments of print are evaluated before anything is printed
def n(v):
    print("eval", v)
    return v
print(n(1), n(2), sep=n("-"), end=n("!\n"))
