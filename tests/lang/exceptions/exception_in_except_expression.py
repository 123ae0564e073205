# tests/lang/exceptions/exception_in_except_expression.py - an error in the except expression replaces the passing one and chains it
try:
    try:
        raise ValueError("v")
    except undefined:
        pass
except NameError as e:
    print(e, repr(e.__context__))
