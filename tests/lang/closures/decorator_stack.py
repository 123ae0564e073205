# tests/lang/closures/decorator_stack.py - decorators wrap from the inside out and may return anything
def tag(name):
    def deco(f):
        def run(*a): return "<" + name + ">" + f(*a) + "</" + name + ">"
        return run
    return deco
@tag("b")
@tag("i")
def hello(who): return "hello " + who
print(hello("you"))
@len
@(lambda f: f.__name__)
def four(): pass
print(four)
