# tests/lang/exceptions/first_match.py - the first matching except clause wins, by class, base class or tuple
# swallows: bare except
def f(e):
    try:
        raise e
    except ZeroDivisionError:
        return 1
    except (KeyError, IndexError):
        return 2
    except LookupError:
        return 3
    except Exception:
        return 4
    except:
        return 5
class L(LookupError): pass
print(f(ZeroDivisionError()), f(KeyError()), f(IndexError()), f(L()), f(TypeError()), f(ArithmeticError()), f(KeyboardInterrupt()), f(BaseException()))
