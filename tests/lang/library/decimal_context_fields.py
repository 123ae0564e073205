# tests/lang/library/decimal_context_fields.py - Context(), its fields and localcontext(): every kind of wrong value, and what is shown
import _decimal
from decimal import *
D = Decimal
def t(s):
    try:
        print(s, "=>", repr(eval(s)))
    except Exception as e:
        print(s, "!!", type(e).__name__, e)
c=Context()
t("c.flags"); t("c.traps"); t("c.flags is c.flags"); t("list(c.flags)"); t("c.flags.copy()"); t("c.flags==c.traps"); t("c.flags=={}"); t("c.flags==dict(c.flags)"); t("c.flags<c.traps"); t("c.traps!=c.flags"); t("hash(c.flags)");t("c.flags==1")
t("c.flags[1]"); t("c.flags['x']"); t("c.flags.__setitem__(1,1)"); t("c.flags.__delitem__(Overflow)"); t("c.flags.__delitem__(1)"); t("c.flags.__setitem__(Overflow,'x')"); t("c.flags"); t("Overflow in c.flags"); t("1 in c.flags")
t("c.flags[_decimal.ConversionSyntax]"); t("_decimal.ConversionSyntax in c.flags")
t("setattr(c,'flags',[Overflow])"); t("setattr(c,'flags',['x'])"); t("setattr(c,'flags',{0:1})"); t("setattr(c,'flags',7)"); t("setattr(c,'flags',None)");t("setattr(c,'traps',[Overflow])");t("setattr(c,'traps',(1,))")
t("setattr(c,'flags',{Overflow:1})")
t("delattr(c,'flags')"); t("delattr(c,'prec')"); t("setattr(c,'foo',1)"); t("c.foo"); t("delattr(c,'foo')")
for a in ('prec','Emax','Emin','capitals','clamp','rounding'):
    for v in (0,-1,2,10**18,-10**18,2**63,-2**64,1.5,'x',None,[],True,'ROUND_UP', 999999999999999999):
        try:
            c=Context(); setattr(c,a,v); print(a,repr(v),'ok',getattr(c,a))
        except BaseException as e: print(a,repr(v),type(e).__name__,e)
for kw in ("prec=0","prec='x'","prec=None","rounding='x'","rounding=1","Emin=1","Emax=-1","capitals=2","clamp=2","flags=[1]","flags=1","traps=1","traps=[1]","flags={1:1}","flags=DefaultContext.traps.copy()","foo=1","1,2,3","*range(9)","prec=2**70","capitals='a'","flags=[Overflow,Overflow]","traps=[]","flags={Overflow:1}","traps=[InvalidOperation]","traps=(Overflow,)","traps={}", "traps={Overflow}","rounding=ROUND_UP,prec=3","rounding='ROUND_UP'", "flags=[_decimal.ConversionSyntax]","Context()"):
    t("Context(%s)"%kw)
for kw in ("prec=0","prec='x'","prec=None","rounding='x'","foo=1","Context()","None","1","Context(),prec=3","Context(),Context()","ctx=1","ctx=None,prec=5","flags=[1]","traps=[1]","traps={Overflow:1}","flags=[Overflow]","Emin=5","context=1","rounding=None","flags=None,traps=None", "'x'"):
    t("localcontext(%s).__enter__()"%kw)
    setcontext(Context())
t("setcontext(1)"); t("setcontext()"); t("getcontext(1)")
t("localcontext().__exit__()"); t("localcontext().__exit__(1,2,3)"); t("localcontext().__enter__(3)"); t("localcontext().x")
t("type(localcontext())()")
t("c.__reduce__()"); t("c.copy()"); t("c.__copy__()"); t("c.Etiny()"); t("c.Etop()"); t("c.radix()")
t("Context(prec=5,flags=[Overflow,Inexact],traps=[FloatOperation,Clamped]).__reduce__()")
t("c==Context()"); t("hash(c)!=0"); t("c._apply(D('1.23456'))"); t("c._apply()")
t("DefaultContext.__reduce__()")
