# "__builtins__" in the globals may be anything: what is no dict matters when a name is looked up there, and no sooner.
import types


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for text in ('1 + 1', 'double(4)', '[x for x in (1, 2)]', '(lambda: 3)()', '{a: 1 for a in "ab"}', 'len', '[len for x in (1,)]'):
    for builtins in None, {}, 5:
        print(text, builtins, attempt(eval, text, {'__builtins__': builtins}, {'double': lambda x: 2 * x}))
        print(text, builtins, attempt(eval, text, {'__builtins__': builtins, 'double': lambda x: 2 * x}))
print(attempt(exec, 'class A: pass', {'__builtins__': None}))
print(attempt(exec, 'class A: pass', {'__builtins__': {}}))


def asks():
    return len


for builtins in None, 5, [], 'text':
    made = types.FunctionType(asks.__code__, {'__builtins__': builtins})
    print(made.__builtins__, attempt(made))


class Names(types.ModuleType):
    pass


module = Names('names')
module.len = 'of a module of a kind of its own'
print(types.FunctionType(asks.__code__, {'__builtins__': module})())
print(eval('len', {'__builtins__': module}))


class Answers(dict):
    def __getitem__(self, name):
        return 'answer ' + name


print(types.FunctionType(asks.__code__, {'__builtins__': Answers()})())

# the same code, run warm with a dict, then by functions that have something else there
space = {'__builtins__': {'len': 'plain', 'range': range}}
exec('def make():\n    def inner():\n        return len\n    return inner\n', space)
warm = space['make']()
for i in range(40):
    warm()
for builtins in None, Answers(), {'len': 'other'}, module, 2.5:
    space['__builtins__'] = builtins
    cold = space['make']()
    print(attempt(cold), attempt(types.FunctionType(cold.__code__, space)), warm())
