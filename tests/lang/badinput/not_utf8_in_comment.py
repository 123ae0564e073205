# a byte that is not UTF-8 is refused in a comment too
print('never')
# café
