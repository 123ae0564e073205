/* names.h - the names that the runtime itself asks for, interned once a VM.
 *
 * OU_NAME(th, dunder_init) is the interned str "__init__" of the VM, borrowed.
 * Add names at the end of a row; the member is the text with leading and trailing "__"
 * spelled dunder_. */
#ifndef OU_NAMES_H
#define OU_NAMES_H

#include "04_object/vm.h"

#define OU_DUNDER_LIST(X)                                                                          \
    X(init) X(new) X(del) X(repr) X(str) X(bytes) X(format) X(lt) X(le) X(eq) X(ne) X(gt) X(ge)     \
    X(hash) X(bool) X(getattr) X(getattribute) X(setattr) X(delattr) X(dir) X(get) X(set)           \
    X(delete) X(set_name) X(slots) X(init_subclass) X(prepare) X(instancecheck) X(subclasscheck)    \
    X(class_getitem) X(call) X(len) X(length_hint) X(getitem) X(setitem) X(delitem) X(missing)      \
    X(iter) X(next) X(reversed) X(contains) X(add) X(sub) X(mul) X(matmul) X(truediv) X(floordiv)   \
    X(mod) X(divmod) X(pow) X(lshift) X(rshift) X(and) X(xor) X(or) X(radd) X(rsub) X(rmul)         \
    X(rmatmul) X(rtruediv) X(rfloordiv) X(rmod) X(rdivmod) X(rpow) X(rlshift) X(rrshift) X(rand)    \
    X(rxor) X(ror) X(iadd) X(isub) X(imul) X(imatmul) X(itruediv) X(ifloordiv) X(imod) X(ipow)      \
    X(ilshift) X(irshift) X(iand) X(ixor) X(ior) X(neg) X(pos) X(abs) X(invert) X(complex) X(int)   \
    X(float) X(index) X(round) X(trunc) X(floor) X(ceil) X(enter) X(exit) X(await) X(aiter)         \
    X(anext) X(aenter) X(aexit) X(name) X(qualname) X(module) X(doc) X(dict) X(class) X(bases)      \
    X(mro) X(mro_entries) X(subclasses) X(weakref) X(file) X(path) X(package) X(spec) X(loader)     \
    X(builtins) X(main) X(annotations) X(defaults) X(kwdefaults) X(code) X(globals) X(closure)      \
    X(wrapped) X(self) X(func) X(cause) X(context) X(suppress_context) X(traceback) X(notes)        \
    X(all) X(import) X(build_class) X(debug) X(reduce) X(reduce_ex) X(getstate) X(setstate)         \
    X(getnewargs) X(getnewargs_ex) X(sizeof) X(match_args) X(fspath) X(abstractmethods)             \
    X(isabstractmethod) X(copy) X(deepcopy) X(orig_class) X(orig_bases) X(origin) X(args)           \
    X(parameters) X(typing_subst) X(typing_unpacked_tuple_args) X(text_signature) X(cached)         \
    X(classcell) X(objclass) X(thisclass) X(self_class) X(unpacked) X(dictoffset) X(basicsize)      \
    X(itemsize) X(flags) X(weakrefoffset) X(base) X(subclasshook) X(warningregistry)

#define OU_PLAIN_NAME_LIST(X)                                                                      \
    X(self) X(cls) X(send) X(throw) X(close) X(read) X(write) X(flush) X(readline) X(keys) X(items) \
    X(values) X(append) X(get) X(args) X(value) X(name) X(obj) X(path) X(code) X(msg) X(filename)   \
    X(lineno) X(offset) X(text) X(end_lineno) X(end_offset) X(print_file_and_line) X(key)           \
    X(reverse) X(default) X(sep) X(end) X(file) X(encoding) X(errors) X(stdin) X(stdout) X(stderr)  \
    X(modules) X(builtins) X(sys) X(strict) X(start) X(stop) X(step) X(metaclass) X(mro) X(fget)    \
    X(fset) X(fdel) X(doc) X(maxsplit) X(big) X(little) X(signed) X(tzinfo) X(object) X(reason)     \
    X(sort) X(index) X(count) X(isatty) X(fileno) X(buffer) X(raw) X(mode) X(closed) X(excepthook) \
    X(displayhook) X(unraisablehook) X(meta_path) X(path_hooks) X(warnoptions) X(_)           \
    X(_abc_impl) X(_initializing) X(path_importer_cache) X(find_spec) X(loader) X(submodule_search_locations)

typedef struct OuNames {
#define OU_X(n) OuObject *dunder_##n;
    OU_DUNDER_LIST(OU_X)
#undef OU_X
#define OU_X(n) OuObject *plain_##n;
    OU_PLAIN_NAME_LIST(OU_X)
#undef OU_X
    OuObject *lambda, *genexpr, *listcomp, *dictcomp, *setcomp, *module_body; /* "<lambda>", ... "<module>" */
    OuObject *string_file; /* "<string>" */
} OuNames;

/* Made and ended by types_vm.c. */
bool ou_names_start(OuThread *th, OuNames *names);
void ou_names_end(OuThread *th, OuNames *names);

#endif
