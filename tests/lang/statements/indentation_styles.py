# tests/lang/statements/indentation_styles.py - blocks may be indented by any consistent amount, by tabs or spaces
def f():
 if True:
        return 1
def g():
	x = 1
	if x:
		return 2
if 1:
  if 2:
     if 3:
      print(f(), g())
class C:
    def a(self):
                    return 3

    def b(self): return 4
print(C().a(), C().b())
