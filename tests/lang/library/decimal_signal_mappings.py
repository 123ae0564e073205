# tests/lang/library/decimal_signal_mappings.py - Context.flags and Context.traps, and the words for arguments that do not fit
from decimal import *
c = Context()
class M(dict): pass
class B:
    def __bool__(self): 1 / 0
d9 = {k: 1 for k in range(9)}
full = dict(c.traps)
bad = dict(full)
bad[Overflow] = B()
def show(s):
    try:
        print(s, "=>", repr(eval(s)))
    except Exception as e:
        print(s, "!!", type(e).__name__, e)
for line in r"""setattr(c,'flags',d9)
Context(flags=d9)
setattr(c,'flags',bad)
c.flags.__setitem__(Overflow,B())
c.flags==bad
c.flags==d9
c.flags!=d9
c.traps==full
c.traps==M(full)
c.traps.__eq__(1)
c.traps.__lt__(c.flags)
c.flags.keys()
c.flags.__init__(1)
c.flags.foo
setattr(c.flags,'foo',1)
c.flags.__dict__
type(c.flags).__bases__
type(c.flags).__name__, type(c.flags).__module__, type(c.flags).__qualname__
Context.flags
'flags' in dir(Context)
'flags' in dir(c)
Context.__init__(c, None, None)
Context.__init__(c, 1,2,3,4,5,6,7,8,9)
c.__dict__
c.clear_flags(1)
Context.add.__text_signature__
Context.__hash__(c) == id(c)
c.Etiny(1)
c.abs()
c.abs(1,2)
c.abs(x=1)
c.fma(1)
c.power(1,2,3,4)
c.copy_sign(1)
c.divmod()
c.create_decimal(1,2)
c.create_decimal_from_float()
c.power(1,2,mod=3)
c.power(1,a=2)
Decimal(1).compare(1,other=2)
Decimal(1).exp(1,2)
Decimal(1).is_nan(1)
Decimal(1).as_tuple(1)
Decimal(1).__copy__(1)
Decimal(1).__deepcopy__()
Decimal(1).__reduce__(1)
Decimal(1).__floor__(1)
Decimal(1).fma(1,2,None,4)
Decimal(1).quantize(1,None,None,1)
Decimal(1).adjusted(1)
Decimal(1).__complex__(1)
Decimal(1).__format__('f',{},3)
Decimal(1).from_float(1,2)
Decimal.exp()
Decimal.exp(1)
Context.add()
Context.add(1,2,3)
Decimal(1).copy_sign(1,1)
Decimal(1).compare_total(1,1)
Decimal(1).same_quantum(1,1)
Decimal(1).same_quantum(1,context=1)
Decimal(1).copy_sign('x',1)
Decimal(1).compare('x',1)
Decimal(1).quantize('x',1,1)
Decimal(1).fma('x',2,1)
Decimal(1).to_integral(1,1)
Decimal.__new__(Decimal, '1', 2)
Decimal('x', 2)
Decimal(Decimal(1), 2)
Decimal.real.__get__(1)
setattr(Decimal(1),'real',2)
setattr(Decimal,'x',2)
Decimal(1).__setattr__('x',1)
Decimal.imag
float(Decimal('1e-400'))
Decimal(10)**-1
Decimal(5).__rpow__(2)
Decimal(5).__pow__(2,3)
Decimal(5).__pow__(2,'x')
Decimal(5).__rpow__(2,3)
Decimal(5).__radd__(2)
Decimal(5).__rdivmod__(22)
2.0//Decimal(1)
Decimal(1).__bool__()
~Decimal(1)
Decimal(1)<<1
Decimal(1).__index__()
[1][Decimal(0)]
range(Decimal(3))
__import__('math').sqrt(Decimal(2))
int('1')*Decimal('1.50')
True+Decimal(1)
sum([Decimal('.1')]*10)
Decimal('1.1')+True
divmod(Decimal(1),'x')
divmod(7,Decimal(2))
pow(Decimal(2),'x')
pow(Decimal(2),2,'3')
pow('x',Decimal(2),3)""".splitlines():
    show(line)
kept = Context(traps=[Overflow]).traps
print(kept.copy() == kept)
print(len(kept), Overflow in kept, list(kept)[:2], kept != {})
