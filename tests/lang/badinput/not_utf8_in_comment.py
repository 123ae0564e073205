# tests/lang/badinput/not_utf8_in_comment.py - a byte that is not UTF-8 is refused in a comment too
print('never')
# café
