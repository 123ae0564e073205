# tests/lang/library/decimal_methods.py - methods of Decimal and of Context: arguments, contexts, roundings, errors
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
for line in r"""D(1).compare(1)
D(1).compare(1.0)
D(1).compare('1')
D(1).compare(None)
D(1).compare()
D(1).compare(1,2)
D(1).compare(1,2,3)
D(1).compare(1,foo=2)
D(1).compare(other=2,context=None)
D(1).compare_total('x')
D(1).fma(2)
D(1).fma(2,3)
D(1).fma(2,'x')
D(1).fma('y','x')
D('1.234').quantize(D('0.1'))
D('1.25').quantize(D('0.1'),ROUND_UP)
D('1.25').quantize(D('0.1'),rounding='ROUND_UP')
D('1.25').quantize(D('0.1'),rounding='x')
D('1.25').quantize(D('0.1'),rounding=1)
D('1.25').quantize('0.1')
D('1.25').quantize(exp=D('0.1'))
D('1.25').quantize(1)
D('1.25').quantize()
D('1.25').to_integral(ROUND_UP)
D('1.25').to_integral_value(rounding=ROUND_UP)
D('1.25').to_integral_exact(rounding=ROUND_UP)
D('1.25').to_integral_exact(1)
D('1.25').to_integral_exact(None,1)
D(1).same_quantum(2)
D(1).same_quantum('x')
D(1).number_class()
D('snan').number_class()
D('1e-999999').number_class()
D(1).copy_sign(-2)
D(1).copy_sign('x')
S(-1).copy_abs()
S(-1).copy_negate()
D('snan').copy_negate()
D(1).scaleb(5)
D(1).scaleb('x')
D(1).logical_and(2)
D(1).rotate(D('1.5'))
D(1).next_toward(2)
D(1).next_plus(1)
D(4).sqrt()
D(-4).sqrt()
D(0).ln()
D(-1).ln()
D(0).log10()
D(0).logb()
D('inf').logb()
D(1).exp()
D(1).normalize()
S('1e5').normalize()
str(D('1e5'))
repr(D('1E-10'))
str(D('1e1000'))
D(1).__hash__()
D(1)._exp
D(1).foo
D(1).__class__
Context().add(1,2)
Context().add(1)
Context().add(1,'x')
Context().add(1.0,2)
Context().add(x=1,y=2)
Context().abs('x')
Context().canonical(1)
Context().canonical(D(1))
Context().is_canonical(1)
Context().copy_decimal(1)
Context().copy_decimal('x')
Context().copy_decimal(S(1))
Context().copy_abs(-1)
Context().to_sci_string(D('1e10'))
Context(capitals=0).to_sci_string(D('1e10'))
Context().to_eng_string(5)
Context().divmod(1,0)
Context().divmod(7,2)
Context().power(2,3)
Context().power(2,3,5)
Context().power(a=2,b=3,modulo=5)
Context().power(2)
Context().power('x',2)
Context().power(2,3,'x')
Context().power(2,'x')
Context().number_class(3)
Context().same_quantum(1,2)
Context().is_nan('x')
Context().is_nan(D('nan'))
Context().is_signed(-1)
Context().fma(1,2,3)
Context().fma(1,2)
Context().quantize(D('1.25'),D('0.1'))
Context().radix()
Context().compare_total(1,2)
Context().minus(0)
Context().plus(D('-0'))
C2(prec=3)
C2(prec=3).copy()
C2(prec=3).__reduce__()
C2().foo
C2(1,bar=2)
format(D('1234.5678'),',.2f')
format(D('1234.5678'),'_.2f')
format(D('1234.5678'),'.2')
format(D('1234.5678'),'z.1f')
format(D('-0.01'),'z.1f')
format(D('1234.5678'),'x')
format(D('1234.5678'),'#.1f')
format(D('1'),'n')
format(D('1'),'\\u20ac>5')
D(1).__format__()
D(1).__format__(1)
D(1).__format__('',1)
D(1).__format__('n',{'decimal_point':',','grouping':'\\\x03','thousands_sep':'.'})
D('1234567.891').__format__('n',{'decimal_point':',','grouping':'\\\x03\\\x02','thousands_sep':'.'})
D('1234567.891').__format__('g',{'decimal_point':',','grouping':'\\\x03\\\x02','thousands_sep':'.'})
D('1234567.891').__format__('f',{'decimal_point':'xxxxxx'})
D('1234567.891').__format__('f',{'decimal_point':1})
D('1234567.891').__format__('f',{'decimal_point':'\\u20ac'})
D('1234567.891').__format__('f',{'decimal_point':''})
D('1234567.891').__format__(',f',{'decimal_point':'','thousands_sep':'\\u20ac'})
D('1234567.891').__format__(',f',{'thousands_sep':'ab'})
D('1234567.891').__format__(',f',{'grouping':'\\\xff'})
D('1234567.891').__format__(',f',{'grouping':'\\\x7f'})
D('1234567.891').__format__(',f',{'grouping':''})
D('1234567.891').__format__('f',{'grouping':'\\\x03','thousands_sep':' '})
D('1234567.891').__format__('f',{1:2})
D(1).__format__('f',None)
D(1).__format__('.99999999999999999999f')
D(1).__format__('99999999999999999999')
f"{D('3.14159'):10.3f}|"
f"{D('NaN'):010}|"
f"{D('-Inf'):010}|"
f"{D('snan123'):f}|"
f"{D('1e10'):.3%}|"
f"{D('1e100'):g}|"
f"{D('1e-10'):e}|"
f"{D('12345'):.3}|"
f"{D('12345'):E}|"
f"{D('0'):e}|"
f"{D('0e5'):f}|"
f"{D('0e5'):g}|"
f"{D('0e5')}|"
f"{D('0e5'):5}|"
f"{D('123'):<010}|"
f"{D('123'):=+10}|"
f"{D('123'):^ 10}|"
f"{D('1234567'):020,}|"
f"{D('1234567'):N}|"
f"{S('1234567')}|"
"%s" % D('1.5')
"%d" % D('1.5')
"%f" % D('1.5')
f"{D('1.5')!r}"
pickle.loads(pickle.dumps(S('1.5')))
pickle.loads(pickle.dumps(D('snan5')))
pickle.loads(pickle.dumps(Context(prec=7)))
pickle.loads(pickle.dumps(D('1.5').as_tuple()))""".splitlines():
    show(line)
