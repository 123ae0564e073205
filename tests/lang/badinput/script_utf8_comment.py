# coding: utf-8
# tests/lang/badinput/script_utf8_comment.py - bytes in a comment ÿ need not be UTF-8 where it is declared
print('fine')
