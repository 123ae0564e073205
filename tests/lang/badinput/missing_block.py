# tests/lang/badinput/missing_block.py - a statement that needs a block and has none
for x in [1]:
print(x)
