# tests/lang/library/decimal_format_table.py - format() of Decimals: values by specifiers, and the dict of overrides
from decimal import *
D=Decimal
def t(x, f, o=None):
    try:
        print(x, ascii(f), ascii(D(x).__format__(f)) if o is None else ascii(D(x).__format__(f,o)))
    except BaseException as e: print(x, ascii(f), type(e).__name__, e)
vals="0 0e5 -0.00 -1 123456 -1.5e-7 12.345e6 1E+40 -nan123 inf 0.000001 999.995".split()
if True:
    for x in vals:
        for ty in ['','e','E','f','F','g','G','%','n','N','s','d','x','c',',','_f','z','zf','z.1f','#g','!']:
            t(x,ty)
        for p in ('0','1','2','5','10'):
            for ty in ['','e','f','g','G','%','n']: t(x,'.'+p+ty)
        for f in ['10','<10','>10','^10','=10','*^10','010','+','-',' ','+010','0','00','0=10','x<5','<<5','>>5','=5',',','010,','020,.2f','+z.1e','z+.1f','-z','zz','z0','z010','<010','>010','=010','^ 10','+ 1','\x005','\x00<5','\u20ac^9','\u20ac\u20ac','.','..5','5.','.5.','1_0','1,0','10,,','10,_','.5,','5,.3f','é','<','=','+z','0z','10z','.2z','%%','e%','n,','nn','1.1n',',n','-+','\u0661','5\u0661','{}','a','<>5','\U0001f600>5','\x00','\x00>','+,','0=20,f','0=5','0<5','z,','z,.2f']: t(x,f)
    for v in (None,3,[],{}): t('1','f',v)
    for o in [{'decimal_point':''},{'decimal_point':'ab'},{'decimal_point':'abcd'},{'decimal_point':'abcde'},{'decimal_point':'\u20ac\u20ac'},{'decimal_point':'\U0001f600'},{'thousands_sep':''},{'thousands_sep':'abcd'},{'thousands_sep':'abcde'},{'thousands_sep':'\u20ac'},{'grouping':''},{'grouping':'\x01'},{'grouping':'\x00'},{'grouping':'\x03\x00\x02'},{'grouping':'\x7f'},{'grouping':'\x80'},{'grouping':'\x02\x7f'},{'grouping':'\u0100'},{'grouping':'\ud800'},{'thousands_sep':'x','grouping':'\x03'},{'thousands_sep':'xy','grouping':'\x03\x02'},{'thousands_sep':'xy','grouping':'\x03\x02','decimal_point':'::'},{'foo':1},{'decimal_point':None},{'decimal_point':b','},{'grouping':3}]:
        for f in ['f','n',',f','020n','020,f','.2n','n%','','%','*^30n','012n','013n','014n','015n','016n','017n']: 
            print(ascii(o), end=' '); t('1234567.891',f,o)
