# lines may end with carriage return and line feed
x = '''a
b'''
if x:
    print(repr(x))
