# a byte that is not UTF-8 is refused with its line
print('never')
s = 'ÿ'
