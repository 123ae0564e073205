# lang/osmod/normpath.py: paths without dots, as os.path.normpath has them
import os.path
for p in ('', '/', '//', '///', '//a', '///a', 'a/../..', '/..', 'a/./b//c/../d', './', '..', '../a/..', 'a/..', '/a/../../b', 'a/b/../../..', '../../a', 'a//', './/./x', b'a/../b', b''):
    print(repr(p), os.path.normpath(p))
