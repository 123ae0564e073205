# tests/lang/badinput/print_statement.py - an old print statement is explained
print 'hello'
