# an old print statement is explained
print 'hello'
