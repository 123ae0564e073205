# tests/lang/exceptions/exit_stack_of_handlers.py - handlers nested in loops, functions and generators restore what was handled
import sys
def cur(): return type(sys.exc_info()[1]).__name__
def gen():
    try:
        raise KeyError
    except KeyError:
        yield cur()
        yield cur()
    yield cur()
out = []
for i in range(2):
    try:
        raise ValueError
    except ValueError:
        g = gen()
        out.append((cur(), next(g), cur()))
        try:
            raise IndexError
        except IndexError:
            out.append((cur(), next(g), cur()))
        out.append((cur(), next(g), cur()))
    out.append(cur())
print(out)
