# a statement that needs a block and has none
for x in [1]:
print(x)
