# lang/cycles/module_goes_before_its_functions.py: a module that is garbage leaves its names to functions that are still held
import gc, types
m = types.ModuleType('m')
exec('''
def helper(): return 'helped'
def f(): return helper()
''', m.__dict__)
f = m.f
cycle = [m]
cycle.append(cycle)
del m, cycle
gc.collect()
print(f())
m = types.ModuleType('n')
m.x = []
d = m.__dict__
cycle = [m]
cycle.append(cycle)
del m, cycle
gc.collect()
print(sorted(k for k in d if not k.startswith('__')))
