/* ctypes_int.h - the files of the module _ctypes: C types as classes, their values, calls of C functions, over libffi.
 *
 * A class made by one of the six metaclasses has an OuCLayout in its OuTypeState.native: size, alignment, what it is made of.
 * An instance (OuCData) is a pointer to bytes: its own, or bytes of another instance, which it then keeps (base), or an
 * address that the program gave. What those bytes point to is kept by the outermost instance (objects).
 *
 *   CDATA-1 data is inline_bytes, a block of own_size bytes, or memory that `base`, `view` or the program answers for
 *   CDATA-2 size bytes from data on are the instance's; whoever reads at an offset checks against size, since __class__ may
 *           have been set to a class with another layout */
#ifndef OU_CTYPES_INT_H
#define OU_CTYPES_INT_H

#include "10_builtin/foreign.h"

#ifdef OU_HAVE_FFI

#include "06_types/dict.h"
#include "06_types/list.h"

#include <ffi.h>
#include <pthread.h>

#define OU_FFI_FILE "libffi.so.8"
#define OU_FFI_FUNCTIONS(X) X(ffi_prep_cif) X(ffi_call) X(ffi_closure_alloc) X(ffi_closure_free) X(ffi_prep_closure_loc)
typedef struct OuFfi {
    OU_FFI_FUNCTIONS(OU_FOREIGN_POINTER)
} OuFfi;

#define OU_C_MAX_ARGS 1024
#define OU_C_INLINE 16 /* bytes: every simple type fits */

/* FUNCFLAG_* of _ctypes. */
#define OU_C_CDECL 0x1
#define OU_C_PYTHONAPI 0x4
#define OU_C_USE_ERRNO 0x8
#define OU_C_USE_LASTERROR 0x10

typedef enum OuCKind { OU_C_SIMPLE, OU_C_STRUCT, OU_C_UNION, OU_C_ARRAY, OU_C_POINTER, OU_C_FUNCTION } OuCKind;

/* A code of _SimpleCData._type_. */
typedef struct OuCSimple OuCSimple;
struct OuCSimple {
    char code, shown; /* shown: in formats of buffers */
    uint8_t size, ffi;
    bool is_signed, bits, swaps; /* bits: may be a bit field; swaps: has a twin of the other byte order */
    /* new; p need not be aligned */
    OuObject *(*get)(OuThread *th, const OuCSimple *simple, const char *p, bool swapped);
    /* Writes value to p; *keep: new reference to what has to live as long as that, or NULL. */
    bool (*set)(OuThread *th, const OuCSimple *simple, char *p, OuObject *value, bool swapped, OuObject **keep);
};

/* flags of a layout */
#define OU_C_FINAL 1u     /* instances or subclasses may exist: _fields_ cannot be set any more */
#define OU_C_HAS_POINTER 2u /* its values mean nothing to another process */
#define OU_C_SWAPPED 4u   /* bytes in the order that is not the machine's */

typedef struct OuCLayout {
    OuObject head;
    OuCKind kind;
    uint32_t flags;           /* OU_C_FINAL, ... */
    size_t size, align;
    size_t length;            /* struct: fields, those of bases too; array: items */
    const OuCSimple *simple;  /* OU_C_SIMPLE; else NULL */
    OuObject *proto;          /* class of an array's items or of what a pointer points to; owned; NULL: none yet */
    OuObject *parts;          /* tuple of the layouts whose ffi types `elements` points to; owned, may be NULL */
    ffi_type ffi;
    ffi_type **elements;      /* ou_mem; n_elements of them, the last NULL */
    size_t n_elements;
    char *format;             /* ou_mem: as the buffer protocol shows it; NULL: "B" */
    size_t format_size;
    int64_t *shape;           /* ou_mem: of arrays, ndim entries */
    int ndim;
    uint32_t call_flags;      /* functions: FUNCFLAG_* */
    OuObject *argtypes, *converters, *restype, *checker; /* functions: tuples, class or callable; owned, NULL: none */
} OuCLayout;

typedef struct OuCData {
    OuObject head;
    char *data;
    size_t size;
    size_t own_size;     /* of the block that data is, 0: it is none */
    OuObject *base;      /* instance whose memory data is in; owned; NULL: none */
    OuObject *view;      /* memoryview of the object whose memory data is in; owned; NULL: none. Nobody else has it */
    size_t index;        /* the place in base */
    size_t length;       /* items or fields that may keep something; 0: objects is a single one */
    OuObject *objects;   /* owned, NULL: nothing is kept */
    size_t n_views;      /* whoever looks at data: buffers, instances whose base it is, arguments of calls, a value being set */
    char inline_bytes[OU_C_INLINE];
} OuCData;

typedef struct OuCFunction { /* CFuncPtr: data is a pointer to the function's address */
    OuCData data;
    OuObject *callback;  /* OuCCallback that the address leads to; owned, may be NULL */
    OuObject *callable;  /* the Python function behind it; owned, may be NULL */
    OuObject *argtypes, *converters, *restype, *checker, *errcheck, *paramflags, *given; /* owned; given: argtypes as it was set; NULL: the class's */
} OuCFunction;

typedef union OuCValue {
    int8_t i8; uint8_t u8; int16_t i16; uint16_t u16; int32_t i32; uint32_t u32; int64_t i64; uint64_t u64;
    float f; double d; long double g; void *p;
    char bytes[OU_C_INLINE];
} OuCValue;

/* An argument on its way into a call: what from_param() and byref() return (CArgObject). */
typedef struct OuCParam {
    OuObject head;
    char tag;           /* code of the type; 'P': pointer, 'V': a struct by value */
    ffi_type ffi;       /* a copy: its elements belong to the class of `object` */
    OuCValue value;
    char *memory;       /* tag 'V': where the bytes are; NULL: value */
    OuObject *object;   /* what has to live until the call is over; owned, may be NULL */
    size_t size;
    bool views;         /* counted among the views of `object`, whose memory it points to */
} OuCParam;

/* One callback: code that libffi made, and whom it calls. */
typedef struct OuCCallback {
    OuObject head;
    struct OuCState *state; /* owned */
    ffi_closure *closure;
    void *code;
    ffi_cif cif;
    ffi_type **types;      /* ou_mem, n_args */
    size_t n_args;
    OuObject *callable, *argtypes, *restype; /* owned; the classes' layouts own what `types` points to */
    OuObject *results;     /* list of what results pointed to; owned, NULL: nothing */
    uint32_t flags;
} OuCCallback;

/* A foreign call that runs in this thread of the system. */
typedef struct OuCRunning {
    OuThread *th;
    bool unlocked;         /* the lock of the VM was given up */
    struct OuCRunning *outer;
} OuCRunning;

/* A C function of ours that needs to know its VM: a closure over `state`. */
typedef struct OuCHelper {
    ffi_closure *closure;
    void *code;
    ffi_cif cif;
    ffi_type *types[3];
    struct OuCState *state;
    int which;
} OuCHelper;

/* What a VM has for ctypes: th->vm->library->kept[OU_KEPT_CTYPES]. */
typedef struct OuCState {
    OuObject head;
    OuForeign *library;
    pthread_key_t running; /* OuCRunning of the thread */
    bool has_running;
    OuObject *argument_error, *pointers, *arrays, *unpickle; /* owned; pointers: _pointer_type_cache; arrays: {(type, n): class} */
    OuCHelper helpers[3];
} OuCState;

extern const OuType ou_c_simple_meta, ou_c_struct_meta, ou_c_union_meta, ou_c_array_meta, ou_c_pointer_meta, ou_c_function_meta,
    ou_c_data_type, ou_c_simple_type, ou_c_struct_type, ou_c_union_type, ou_c_array_type, ou_c_pointer_type, ou_c_function_type,
    ou_c_field_type, ou_c_param_type, ou_c_layout_type, ou_c_callback_type, ou_c_state_type;

typedef OuObject *OuCMethod(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

/* ---- ctypes_state.c ---- */

OU_INLINE OuCState *ou_cstate(const OuThread *th)
{
    return (OuCState *)th->vm->library->kept[OU_KEPT_CTYPES];
}
OU_INLINE const OuFfi *ou_cstate_ffi(const OuCState *state)
{
    return (const OuFfi *)(const void *)state->library->fns;
}
bool ou_cstate_start(OuThread *th); /* makes it, once a VM */
/* The pending error again, as an `exception` that says where: "<format> TypeError: its text". MemoryError stays what it is. */
bool ou_cstate_raise_again(OuThread *th, OuObject *exception, const char *format, ...);
/* 0: cast, 1: string_at, 2: wstring_at; the address of a C function. */
void *ou_cstate_helper(const OuCState *state, int which);

/* ---- ctypes_layout.c ---- */

OuCLayout *ou_clayout_new(OuThread *th, OuCKind kind);
OuCLayout *ou_clayout_new_address(OuThread *th, OuCKind kind); /* of what is an address: pointers, functions */
/* The class's; borrowed; NULL: o is no class, or an abstract one. */
OuCLayout *ou_clayout_of(const OuObject *o);
OU_INLINE OuCLayout *ou_clayout_of_type(const OuType *type)
{
    return ou_clayout_of((const OuObject *)type);
}
/* As above; TypeError "abstract class". */
OuCLayout *ou_clayout_concrete(OuThread *th, const OuObject *o);
/* As above for an instance's class, when a caller is going to rely on its kind; TypeError. */
OuCLayout *ou_clayout_need(OuThread *th, const OuType *type, OuCKind kind);
/* Makes it the class's; takes it over. NULL: false. */
bool ou_clayout_set_adopt(OuThread *th, OuObject *type, OuCLayout *layout);
bool ou_clayout_copy_format(OuThread *th, OuCLayout *layout, const char *format);
/* The ffi type of a struct or union of parts, a list of layouts; of n times the same. */
bool ou_clayout_compose(OuThread *th, OuCLayout *layout, OuObject *parts);
bool ou_clayout_repeat(OuThread *th, OuCLayout *layout, OuCLayout *item, size_t n);
OuCLayout *ou_clayout_clone(OuThread *th, const OuCLayout *from);
const char *ou_clayout_format(const OuCLayout *layout);
/* As what a value is passed: an array goes as its address. */
const ffi_type *ou_clayout_passed(const OuCLayout *layout);
/* The value of a simple type at p, which need not be aligned, in the byte order of the layout: new; written, with *keep as
 * OuCSimple.set() has it. */
OU_INLINE OuObject *ou_clayout_load(OuThread *th, const OuCLayout *layout, const char *p)
{
    return layout->simple->get(th, layout->simple, p, (layout->flags & OU_C_SWAPPED) != 0);
}
OU_INLINE bool ou_clayout_store(OuThread *th, const OuCLayout *layout, char *p, OuObject *value, OuObject **keep)
{
    return layout->simple->set(th, layout->simple, p, value, (layout->flags & OU_C_SWAPPED) != 0, keep);
}

/* ---- ctypes_class.c: what all metaclasses have ---- */

/* from_address, from_buffer, from_buffer_copy, in_dll, from_param. */
#define OU_C_CLASS_METHODS(from_param)                                                             \
    {"from_address", ou_cclass_from_address, "integer, /", 0, "C.from_address(integer) -> C instance\naccess a C instance at the specified address"}, \
    {"from_buffer", ou_cclass_from_buffer, "object, offset=0, /", 0, "C.from_buffer(object, offset=0, /) -> C instance\ncreate a C instance from a writeable buffer"}, \
    {"from_buffer_copy", ou_cclass_from_buffer_copy, "object, offset=0, /", 0, "C.from_buffer_copy(object, offset=0, /) -> C instance\ncreate a C instance from a readable buffer"}, \
    {"in_dll", ou_cclass_in_dll, "dll, name, /", 0, "C.in_dll(dll, name) -> C instance\naccess a C instance in a dll"}, \
    {"from_param", from_param, "value, /", 0, "Convert a Python object into a function call parameter."}, \
    {NULL, NULL, NULL, 0, NULL}
OuCMethod ou_cclass_from_address, ou_cclass_from_buffer, ou_cclass_from_buffer_copy, ou_cclass_in_dll, ou_cclass_from_param;
extern const OuSequenceSlots ou_cclass_sequence;
/* cls.from_param(value._as_parameter_); TypeError `message` about value when there is no such attribute. */
OuObject *ou_cclass_as_parameter(OuThread *th, OuObject *cls, OuObject *value, const char *message);
/* type.__new__ for a metaclass: the new class, which give_layout() has laid out. It is not asked when a metaclass below has
 * done it already. TypeError for a class whose base is none of ours. */
typedef bool OuCGiveLayout(OuThread *th, OuObject *cls);
OuObject *ou_cclass_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames, OuCGiveLayout *give_layout);
#define OU_C_METACLASS(variable, shown, number, set_attr_slot, make_slot, method_table, words)     \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = "_ctypes." shown,                                                                  \
        .base = &ou_type_type,                                                                     \
        .flags = OU_FLAGS_OF_TYPE,                                                                 \
        .index = number,                                                                           \
        OU_SLOTS_OF_TYPE,                                                                          \
        .set_attr = set_attr_slot,                                                                 \
        .make = make_slot,                                                                         \
        .sequence = &ou_cclass_sequence,                                                           \
        .methods = method_table,                                                                   \
        .doc = words,                                                                              \
    }
/* `class name(base)` with the attributes of dict; takes both over, NULL: their error is pending. */
OuObject *ou_cclass_derive_adopt(OuThread *th, const OuType *base, OuObject *name, OuObject *dict);
/* The layout of the class that cls inherits from, which becomes final; NULL: of an abstract one. Borrowed. */
OuCLayout *ou_cclass_base(const OuObject *cls);
/* An attribute of a class, new; NULL without error: absent. */
OuObject *ou_cclass_attr(OuThread *th, OuObject *cls, const char *name);
OuObject *ou_cclass_own_attr(OuObject *cls, const char *name, OuThread *th); /* of its own dict: borrowed, NULL */

/* ---- ctypes_data.c ---- */

OU_INLINE bool ou_is_cdata(const OuObject *o) { return ou_type_extends(o->type, &ou_c_data_type); }
OU_INLINE OuCData *ou_cdata(const OuObject *o) { return (OuCData *)(uintptr_t)o; }
/* A zeroed instance; the class becomes final. TypeError "abstract class". */
OuObject *ou_cdata_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_cdata_new(OuThread *th, const OuType *type);
/* One that looks at memory of base (NULL: the program's). */
OuObject *ou_cdata_at(OuThread *th, const OuType *type, OuObject *base, size_t index, char *data);
/* One with a copy of the bytes. */
OuObject *ou_cdata_copy(OuThread *th, const OuType *type, const char *data);
/* The dict (made now) or object in which what it points to is kept: borrowed; None. */
OuObject *ou_cdata_kept(OuThread *th, OuCData *c);
/* Keeps `keep` (taken over; NULL, None: nothing) for place `index`. */
bool ou_cdata_keep_adopt(OuThread *th, OuCData *c, size_t index, OuObject *keep);
/* A value of class `type` at p, inside c. */
OuObject *ou_cdata_get(OuThread *th, OuObject *type, OuCData *c, size_t index, char *p);
bool ou_cdata_set(OuThread *th, OuCData *c, OuObject *type, OuObject *value, size_t index, char *p);
/* The same for a simple type's value that is no instance. */
bool ou_cdata_set_simple(OuThread *th, OuCData *c, const OuCLayout *layout, OuObject *value, size_t index, char *p);
/* Is it a class that converts to Python's values by itself: c_int, but not a subclass of it? */
bool ou_c_converts(const OuObject *type);
bool ou_cdata_resize(OuThread *th, OuCData *c, size_t size);
bool ou_cdata_fits(OuThread *th, const OuCData *c, size_t offset, size_t size);
/* What a pointer or a function, whose class the caller has looked at, leads to; its truth. */
bool ou_cdata_address(OuThread *th, const OuCData *c, void *out);
extern const OuNumberSlots ou_cdata_address_number;
/* Slots of all instance types. */
void ou_cdata_drop(OuThread *th, OuObject *self);
size_t ou_cdata_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_cdata_clear(OuThread *th, OuObject *self);
int64_t ou_cdata_hash(OuThread *th, OuObject *self);
size_t ou_cdata_size_of(OuObject *self);
extern const OuBufferSlots ou_cdata_buffer;
OuCMethod ou_cdata_unpickle;
#define OU_SLOTS_OF_CDATA                                                                          \
    .weak = 1, .visit = ou_cdata_visit, .clear = ou_cdata_clear, .str = ou_object_str,             \
    .hash = ou_cdata_hash, .compare = ou_object_compare, .get_attr = ou_generic_get_attr,          \
    .set_attr = ou_generic_set_attr, .size_of = ou_cdata_size_of, .buffer = &ou_cdata_buffer

/* ---- ctypes_simple.c ---- */

const OuCSimple *ou_csimple_find(uint32_t code);
/* The low 64 bits of an int. */
bool ou_csimple_bits(OuThread *th, OuObject *value, uint64_t *out);
bool ou_csimple_pointer(OuThread *th, OuObject *value, void **out); /* of an exact int or subclass */
OuObject *ou_csimple_wide(OuThread *th, const wchar_t *text, size_t n);
/* Integers of 1, 2, 4, 8 bytes, as the machine has them or swapped. */
uint64_t ou_csimple_load(const char *p, size_t size, bool swapped);
void ou_csimple_store(char *p, size_t size, bool swapped, uint64_t bits);
/* str as wchar_t with a zero behind: a bytes object. */
OuObject *ou_csimple_wide_copy(OuThread *th, OuObject *text);

/* ---- ctypes_array.c, ctypes_pointer.c ---- */

OuObject *ou_carray_class(OuThread *th, OuObject *item, int64_t n); /* item * n; new, from the cache */
/* self[start], self[start + step], ... of an array or a pointer, n of them: bytes or str when they are characters, else a list. first:
 * where element 0 is. */
typedef OuObject *OuCElement(OuThread *th, OuObject *self, int64_t i);
OuObject *ou_carray_slice(OuThread *th, OuObject *self, OuCElement *get_element, const OuCLayout *item, const char *first,
                          int64_t start, int64_t step, size_t n);
bool ou_carray_is_text(const OuCLayout *layout, char code); /* an array of c_char ('c'), c_wchar ('u')? */
OuObject *ou_carray_text_get(OuThread *th, const OuCLayout *layout, const char *p);
bool ou_carray_text_set(OuThread *th, const OuCLayout *layout, char *p, OuObject *value);
OuCMethod ou_cpointer_class, ou_cpointer_to; /* POINTER, pointer */

/* ---- ctypes_struct.c, ctypes_field.c, ctypes_fields.c ---- */

typedef struct OuCField {
    OuObject head;
    OuObject *proto;     /* owned */
    size_t offset, size; /* size: of the type */
    size_t index;        /* among the fields, those of bases too */
 /* bits 0: no bit field. Else bits `low` and up of the integer of word_size bytes at `word`; CPython shows another place
     * when the types of neighbours differ in size. */
    uint8_t bits, low, shown_low, word_size;
    size_t word;
    bool anonymous;      /* its own fields are fields of the outer class, too */
    bool swapped;        /* a bit field of the other byte order */
} OuCField;
OuObject *ou_cfield_new(OuThread *th, OuObject *proto, size_t offset, size_t size, size_t index);
bool ou_cfields_set(OuThread *th, OuObject *type, OuObject *fields, bool is_struct);
bool ou_cfields_anonymous(OuThread *th, OuObject *type);

/* ---- ctypes_param.c, ctypes_call.c, ctypes_callback.c, ctypes_function.c ---- */

OuCParam *ou_cparam_new(OuThread *th, char tag, ffi_type ffi, OuObject *object /* kept, may be NULL */);
OuCParam *ou_cparam_of_data(OuThread *th, OuObject *object); /* an instance as an argument */
OuCParam *ou_cparam_from(OuThread *th, OuObject *value, size_t index); /* any object: TypeError */
const ffi_type *ou_c_ffi(char code); /* as simple types are passed; 'P' pointers */
extern const ffi_type ou_c_ffi_void;

typedef struct OuCCall {
    void *address;
    uint32_t flags;
    OuObject *converters; /* tuple or NULL */
    OuObject *restype, *checker; /* NULL: int */
} OuCCall;
OuObject *ou_ccall_run(OuThread *th, const OuCCall *call, OuObject *const *args, size_t n);
int ou_ccall_errno(OuThread *th); /* the program's copy of errno */
bool ou_ccall_set_errno(OuThread *th, int value);

OuObject *ou_ccallback_new(OuThread *th, OuObject *callable, const OuCLayout *layout);
/* In a C function that a foreign call has called: its thread, with the lock held; NULL: none that is known. */
OuThread *ou_ccallback_enter(const OuCState *state, OuCRunning **running, bool *unlocked);
void ou_ccallback_leave(OuCRunning *running, bool unlocked);

bool ou_cfunction_restype(OuThread *th, OuObject *value, OuObject **restype, OuObject **checker);
bool ou_cfunction_argtypes(OuThread *th, OuObject *value, OuObject **argtypes, OuObject **converters);

/* Turns paramflags, positional and named arguments into those of the call: new tuple. *out and *inout: a bit each argument. */
OuObject *ou_cflags_arguments(OuThread *th, OuObject *flags, OuObject *argtypes, OuObject *const *args, size_t n, OuObject *kwnames,
                              uint64_t *out, uint64_t *inout);
/* What the call returns: the result (taken over), or the values of the out arguments. */
OuObject *ou_cflags_result_adopt(OuThread *th, OuObject *result, OuObject *arguments, uint64_t out, uint64_t inout);
bool ou_cflags_check(OuThread *th, OuObject *flags, OuObject *argtypes);

/* ---- ctypes_library.c ---- */

/* The address of a name in a library; NULL with exception(dlerror()). */
void *ou_clibrary_find(OuThread *th, OuObject *handle, OuObject *name, const OuType *exception);
OuCMethod ou_clibrary_open, ou_clibrary_close, ou_clibrary_symbol; /* dlopen, dlclose, dlsym */

#endif
#endif
