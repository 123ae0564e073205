# tests/lang/sysmod/fields_as_members.py - the named fields of a struct sequence are member descriptors that cannot be written
import inspect, os, resource, sys, time

for o, names in ((sys.flags, ("debug", "hash_randomization")), (time.gmtime(0), ("tm_year",)), (os.stat("/"), ("st_mode",)),
                 (sys.hash_info, ("width",)), (resource.getrusage(resource.RUSAGE_SELF), ("ru_utime",))):
    cls = type(o)
    for name in names:
        descr = getattr(cls, name)
        print(descr, type(descr).__name__, descr.__name__, descr.__qualname__, descr.__objclass__ is cls,
              inspect.ismemberdescriptor(descr), inspect.isdatadescriptor(descr))
        print(descr.__get__(o) == getattr(o, name), descr.__get__(None, cls) is descr)
        for call in (lambda: setattr(o, name, 1), lambda: delattr(o, name), lambda: descr.__set__(o, 1), lambda: descr.__get__((1, 2))):
            try:
                call()
            except (AttributeError, TypeError) as e:
                print(type(e).__name__, e)
print(sys.flags.__class__.debug.__doc__)
