# tests/lang/collections/ordered_dict_model.py - OrderedDict does what a list of keys beside a dict does, through any number of moves to either end
import copy
import gc
import pickle
import random
import weakref
from collections import OrderedDict
from _collections import OrderedDict as built_in

assert OrderedDict is built_in
r=random.Random(1)
for rnd in range(120):
    od=OrderedDict(); order=[]; vals={}
    big=r.choice((5,30,300))
    gen=r.choice((lambda:r.randrange(big), lambda:str(r.randrange(big)), lambda:(r.randrange(big),)))
    for step in range(400):
        k=gen(); a=r.random()
        if a<.35:
            od[k]=step
            if k not in vals: order.append(k)
            vals[k]=step
        elif a<.45:
            if k in vals:
                del od[k]; order.remove(k); del vals[k]
            else:
                try: del od[k]; assert 0
                except KeyError: pass
        elif a<.6:
            last=r.random()<.5
            try: od.move_to_end(k,last); ok=1
            except KeyError: ok=0
            assert ok==(k in vals)
            if ok:
                order.remove(k); order.insert(len(order) if last else 0,k)
        elif a<.75:
            last=r.random()<.3
            try: got=od.popitem(last)
            except KeyError: got=None
            if order:
                kk=order.pop(-1 if last else 0); assert got==(kk,vals.pop(kk))
            else: assert got is None
        elif a<.8:
            v=od.pop(k,None); assert v==vals.pop(k,None)
            if k in order: order.remove(k)
        elif a<.83: od.clear(); order=[]; vals={}
        if step%7==0:
            assert list(od)==order and list(reversed(od))==order[::-1] and list(od.items())==[(k,vals[k]) for k in order], (order,list(od))
            assert list(od.values())==[vals[k] for k in order] and list(reversed(od.values()))==[vals[k] for k in order][::-1]
            assert od==dict(od) and od==OrderedDict(od)
            assert pickle.loads(pickle.dumps(od))==od and copy.deepcopy(od)==od and od.copy()==od
print("model ok")
od=OrderedDict(a=1,b=2)
print(od, repr(od.keys()), od.values(), od.items(), type(iter(od)))
od.x=5; print(od.__dict__, vars(od.copy()), pickle.loads(pickle.dumps(od)).x, od.__reduce__()[2])
od['self']=od; print(od)
w=weakref.ref(od); del od; gc.collect(); print(w())
class S(OrderedDict):
    def __setitem__(s,k,v): super().__setitem__(k,v*2)
    def __getitem__(s,k): return super().__getitem__(k)+1
s=S(a=1,b=2); print(s, s.copy(), s.items(), list(s.values()), dict(s), s|{'c':3}, {'z':1}|s)
s.y=1; print(s.__reduce__()[:4], S.fromkeys('ab',3))
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)=={'b':2,'a':1}, OrderedDict(a=1)!=OrderedDict(a=2))
for f in (lambda o: [o.move_to_end('a') for k in o], lambda o:[o.pop(k) for k in o], lambda o:[o.__setitem__(k+'x',1) for k in o], lambda o: OrderedDict(1,2), lambda o: o.update(1,2), lambda o: OrderedDict([1]), lambda o: OrderedDict([(1,)]), lambda o:OrderedDict([(1,2,3)]), lambda o: o.pop('q'), lambda o: OrderedDict().popitem(), lambda o:o.move_to_end('q'), lambda o:o|[], lambda o:hash(o), lambda o: o.update(5), lambda o:o.pop(), lambda o: o.pop('a',default=3), lambda o:o.setdefault('q',default=4), lambda o: o<o, lambda o: o.keys()&{'a'}, lambda o:o.items()-{('a',1)}, lambda o: iter(o).__reduce__(), lambda o: o.items().isdisjoint([]), lambda o:o.keys()=={'a','b'}, lambda o:o.keys().mapping):
    try: print(f(OrderedDict(a=1,b=2)))
    except Exception as e: print(type(e).__name__, e)
