# tests/lang/library/decimal_operators.py - operators and comparison of Decimals with numbers of all kinds, and the signals that they leave
import _decimal
from decimal import *
from fractions import Fraction
import copy, math, pickle
D = Decimal
class S(D): pass
class C2(Context): pass
def seen():
    return [x.__name__ for x, y in getcontext().flags.items() if y]
def show(s):
    getcontext().clear_flags()
    try:
        r = eval(s)
        print(s, "=>", type(r).__name__, repr(r), *seen())
    except Exception as e:
        print(s, "!!", type(e).__name__, e, *seen())
for line in r"""D(1)+1
1+D(1)
D(1)+1.0
D(1)+'1'
1.0+D(1)
S(1)+S(1)
+S(1)
-S(1)
abs(S(-1))
D(1)//0
D(0)//0
D(0)/0
D(1)/0
D(1)%0
D(0)%0
divmod(D(1),0)
divmod(D(0),0)
divmod(D(1),1.0)
D(1)**1.0
2**D(3)
pow(D(2),3,5)
pow(2,D(3),5)
pow(2,3,D(5))
pow(D(2),3,0)
pow(D(2),-3,5)
pow(D('2.5'),3,5)
pow(D(2),3,5.0)
pow(D(2),3,None)
D(0)**0
D(-1)**D('0.5')
0**D(-1)
D('sNaN')+1
D('1e999999')*10
D('1e-999999')/10**30
D('inf')-D('inf')
D('inf')*0
D('1')/D('inf')
D('1e30')//1
D(1)<1
D(1)<1.5
D(1)==1.5
D(1)!=1.0
D('nan')<1
D('nan')==1
D('snan')==1
D('snan')!=1
D('snan')<1
D('nan')<1.0
D(1)==1j
D(1)==(1+0j)
D(1)!=(1+0j)
D(1)<(1+0j)
D('nan')==(1+0j)
D(1)==Fraction(1)
D('0.5')<Fraction(2,3)
D('nan')<Fraction(2,3)
D('inf')<Fraction(2,3)
D('inf')==Fraction(2,3)
D('snan')==Fraction(2,3)
Fraction(2,3)>D('0.5')
D(1)=='1'
D(1)<'1'
D(1)==None
D(1)==float('nan')
D(1)<float('nan')
D(1)<float('inf')
D(1)==S(1)
D(1)==True
hash(D(1))
hash(D('1.5'))
hash(D('1e400'))
hash(D('-1e-400'))
hash(D('inf'))
hash(D('-inf'))
hash(D('snan'))
(lambda x: hash(x)==object.__hash__(x))(D('nan'))
hash(D(-1))
hash(D(0))""".splitlines():
    show(line)
