# lang/osmod/null_characters.py - paths with null characters and surrogates are put in normal form, as others
import os

for p in "\0", "a\0b", "/a/\0/../b", b"\0/a//b", "a/./\0", "\ud800/./\udc80", "/\udfff//\ud800\udc00":
    print(ascii(os.path.normpath(p)), ascii(os.path.abspath(b"/x" + p if type(p) is bytes else "/x" + p)))
