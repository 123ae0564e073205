/* pickle_int.h - the module _pickle: objects to bytes and back. One file a part:
 *
 *   pickle_module.c  the module: functions, exceptions, what it takes from other modules
 *   pickle_buffer.c  PickleBuffer
 *   pickle_hook.c    methods that programs give
 *   memo_proxy.c     what the attribute memo of both types is
 *   pickle_memo.c    what a pickler has written already, by identity
 *   pickle_out.c     the bytes that go out, in frames
 *   pickler.c        the type Pickler
 *   pickle_save.c    values of built-in types;  pickle_reduce.c  classes, functions, instances
 *   pickle_in.c      the bytes that come in
 *   unpickler.c      the type Unpickler and its memo
 *   unpickle_stack.c what a load keeps: stack, marks;  unpickle.c, unpickle_make.c  the opcodes
 *
 * The formats are CPython's: docs of the modules pickle and pickletools, PEP 307, 3154, 574. */
#ifndef OU_PICKLE_INT_H
#define OU_PICKLE_INT_H

#include "06_types/dict.h"
#include "06_types/function.h"
#include "06_types/list.h"
#include "06_types/memoryview.h"
#include "10_builtin/data_int.h"

#define OU_PICKLE_HIGHEST 5
#define OU_PICKLE_DEFAULT 4
#define OU_PICKLE_BATCH 1000           /* items between a MARK and its APPENDS, SETITEMS or ADDITEMS */
#define OU_PICKLE_FRAME ((size_t)65536) /* bytes: a frame ends when it has so many; what is as long goes outside of frames */

typedef enum OuPickleOp {
    OU_P_MARK = '(', OU_P_STOP = '.', OU_P_POP = '0', OU_P_POP_MARK = '1', OU_P_DUP = '2', OU_P_FLOAT = 'F', OU_P_INT = 'I',
    OU_P_BININT = 'J', OU_P_BININT1 = 'K', OU_P_LONG = 'L', OU_P_BININT2 = 'M', OU_P_NONE = 'N', OU_P_PERSID = 'P',
    OU_P_BINPERSID = 'Q', OU_P_REDUCE = 'R', OU_P_STRING = 'S', OU_P_BINSTRING = 'T', OU_P_SHORT_BINSTRING = 'U',
    OU_P_UNICODE = 'V', OU_P_BINUNICODE = 'X', OU_P_APPEND = 'a', OU_P_BUILD = 'b', OU_P_GLOBAL = 'c', OU_P_DICT = 'd',
    OU_P_EMPTY_DICT = '}', OU_P_APPENDS = 'e', OU_P_GET = 'g', OU_P_BINGET = 'h', OU_P_INST = 'i', OU_P_LONG_BINGET = 'j',
    OU_P_LIST = 'l', OU_P_EMPTY_LIST = ']', OU_P_OBJ = 'o', OU_P_PUT = 'p', OU_P_BINPUT = 'q', OU_P_LONG_BINPUT = 'r',
    OU_P_SETITEM = 's', OU_P_TUPLE = 't', OU_P_EMPTY_TUPLE = ')', OU_P_SETITEMS = 'u', OU_P_BINFLOAT = 'G',
    OU_P_BINBYTES = 'B', OU_P_SHORT_BINBYTES = 'C', OU_P_PROTO = 0x80, OU_P_NEWOBJ, OU_P_EXT1, OU_P_EXT2, OU_P_EXT4,
    OU_P_TUPLE1, OU_P_TUPLE2, OU_P_TUPLE3, OU_P_NEWTRUE, OU_P_NEWFALSE, OU_P_LONG1, OU_P_LONG4, OU_P_SHORT_BINUNICODE,
    OU_P_BINUNICODE8, OU_P_BINBYTES8, OU_P_EMPTY_SET, OU_P_ADDITEMS, OU_P_FROZENSET, OU_P_NEWOBJ_EX, OU_P_STACK_GLOBAL,
    OU_P_MEMOIZE, OU_P_FRAME, OU_P_BYTEARRAY8, OU_P_NEXT_BUFFER, OU_P_READONLY_BUFFER
} OuPickleOp;

/* ---- pickle_module.c ---- */

/* What the module takes from others, once a VM: OU_KEPT_PICKLE_PARTS is a tuple of them. */
typedef enum OuPicklePart {
    OU_PART_DISPATCH_TABLE, OU_PART_EXTENSIONS, OU_PART_EXTENSION_NAMES, OU_PART_EXTENSION_CACHE, /* of copyreg: dicts */
    OU_PART_NAMES_2_TO_3, OU_PART_MODULES_2_TO_3, OU_PART_NAMES_3_TO_2, OU_PART_MODULES_3_TO_2,   /* of _compat_pickle: dicts */
    OU_PART_ENCODE, OU_PART_GETATTR, OU_PART_PARTIAL, /* codecs.encode, getattr, functools.partial */
    OU_PART_END
} OuPicklePart;
OuObject *ou_pickle_part(OuThread *th, OuPicklePart part); /* borrowed; NULL with an error */
/* Is it (module, name), two strs? */
bool ou_pickle_is_name_pair(OuObject *o);
/* A global's names from one Python to the other, by the two dicts of one direction: *module and *name are replaced. */
bool ou_pickle_rename(OuThread *th, OuPicklePart names, OuPicklePart modules, OuObject **module, OuObject **name);

/* The classes of errors: borrowed, NULL with MemoryError. */
OuObject *ou_pickle_error(OuThread *th, OuKept which);
/* PicklingError, UnpicklingError with the words of ou_raise(); false. */
#define ou_pickling_fails(th, ...) ou_data_raise((th), ou_pickle_error((th), OU_KEPT_PICKLING_ERROR), __VA_ARGS__)
#define ou_unpickling_fails(th, ...) ou_data_raise((th), ou_pickle_error((th), OU_KEPT_UNPICKLING_ERROR), __VA_ARGS__)

/* ---- pickle_hook.c ---- */

typedef struct OuPickleHook {
    OuObject *function; /* owned; NULL: none */
    bool bound;         /* it is to be given the pickler or unpickler */
} OuPickleHook;

/* self's attribute becomes the hook; none: there is none. False with an error, the hook as it was. */
bool ou_pickle_hook_find(OuThread *th, OuObject *self, const char *name, OuPickleHook *hook);
OuObject *ou_pickle_hook_call(OuThread *th, OuObject *self, const OuPickleHook *hook, OuObject *argument);
/* The attribute as Python sees it. */
OuObject *ou_pickle_hook_get(OuThread *th, OuObject *self, const OuPickleHook *hook, const char *name);
bool ou_pickle_hook_set(OuThread *th, OuPickleHook *hook, const char *name, OuObject *value);

/* ---- memo_proxy.c ---- */

extern const OuType ou_pickler_memo_type, ou_unpickler_memo_type;
OuObject *ou_memo_proxy_new(OuThread *th, const OuType *type, OuObject *owner);
OuObject *ou_memo_proxy_owner_borrow(OuObject *proxy); /* the pickler or unpickler */

/* ---- pickle_buffer.c ---- */

typedef struct OuPickleBuffer {
    OuObject head;
    OuBuffer buffer; /* owner NULL: released */
} OuPickleBuffer;
extern const OuType ou_pickle_buffer_type;
/* The buffer; ValueError when it was released. */
const OuBuffer *ou_pickle_buffer_of(OuThread *th, OuObject *o);

/* ---- pickle_memo.c: a table of objects by identity, which it holds ---- */

typedef struct OuPickleMemoEntry {
    OuObject *object; /* owned; NULL: free */
    size_t index;     /* the number that GET names */
} OuPickleMemoEntry;

/* MEMO-1 room is 0 or a power of two, and at most half of it is used. */
typedef struct OuPickleMemo {
    OuPickleMemoEntry *entries; /* ou_mem block of room entries; NULL when room is 0 */
    size_t room, used;
} OuPickleMemo;

/* NULL: not there. */
OuPickleMemoEntry *ou_pickle_memo_find(const OuPickleMemo *memo, const OuObject *o);
/* o (kept) gets the number `index`, in place of an earlier one. */
bool ou_pickle_memo_put(OuThread *th, OuPickleMemo *memo, OuObject *o, size_t index);
/* Empty; may run Python, after which the memo is whole. */
void ou_pickle_memo_clear(OuThread *th, OuPickleMemo *memo);

/* ---- pickle_out.c ---- */

/* The output of one dump().
 *   OUT-1 with has_frame, at <frame> stand OU_PICKLE_FRAME_HEAD bytes for a FRAME opcode, and its content behind them */
typedef struct OuPickleOut {
    OuByteBuilder bytes;
    size_t frame;
    bool framing, has_frame;
} OuPickleOut;

typedef struct OuPickler {
    OuObject head;
    OuPickleMemo memo;
    OuPickleOut out;
    OuObject *write;           /* the file's method; NULL: not initialised, or dumps() */
    OuPickleHook persistent_id;
    OuPickleHook reducer_override; /* while it dumps */
    OuObject *dispatch_table;  /* of this pickler; NULL: copyreg's */
    OuObject *buffer_callback; /* may be NULL */
    bool ready;                /* __init__ has run */
    bool fix_imports;
    int32_t protocol, bin, fast;
    int32_t fast_depth;        /* containers now nested in fast mode */
    OuObject *fast_memo;       /* those beyond OU_PICKLE_FAST_DEPTH: dict or NULL */
} OuPickler;

#define OU_PICKLE_FAST_DEPTH 50

/* A number of `size` bytes, the least one first. */
OU_INLINE void ou_pickle_little(char *out, uint64_t number, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        out[i] = (char)(uint8_t)(number >> (8 * i));
    }
}
bool ou_pickle_put(OuThread *th, OuPickler *p, const void *data, size_t n);
bool ou_pickle_op(OuThread *th, OuPickler *p, OuPickleOp op);
/* An opcode with a little-endian number of `size` bytes behind it. */
bool ou_pickle_op_number(OuThread *th, OuPickler *p, OuPickleOp op, uint64_t number, size_t size);
/* The head of a run of bytes and the run itself: a long one goes to the file as it is, outside of frames. `payload` is what
 * write() gets; NULL: a bytes of it. */
bool ou_pickle_put_run(OuThread *th, OuPickler *p, const char *head, size_t head_size, const char *data, size_t n, OuObject *payload);
/* Between two objects: a frame that is full ends here. */
bool ou_pickle_boundary(OuThread *th, OuPickler *p);
bool ou_pickle_end_frame(OuThread *th, OuPickler *p);
bool ou_pickle_flush(OuThread *th, OuPickler *p);

/* ---- pickler.c ---- */

extern const OuType ou_pickler_type;
/* PicklingError: __init__() has not run, or failed; false. */
bool ou_pickler_uninitialised(OuThread *th, const OuPickler *p);
/* For dump() and dumps(): a pickler as Pickler(file, ...) makes it; file NULL: none. New. */
OuObject *ou_pickler_new(OuThread *th, OuObject *file, OuObject *protocol, OuObject *fix_imports, OuObject *buffer_callback);
/* All of o to p->out, which is empty before and is flushed to the file, if there is one. */
bool ou_pickler_dump(OuThread *th, OuPickler *p, OuObject *o);
/* The same as a bytes: new. */
OuObject *ou_pickler_dumps(OuThread *th, OuPickler *p, OuObject *o);
/* The memo as a dict: {id: (number, object)}. New. */
OuObject *ou_pickler_memo_dict(OuThread *th, const OuPickler *p);

/* ---- pickle_save.c ---- */

/* with_id: persistent_id() is asked. */
bool ou_pickle_save(OuThread *th, OuPickler *p, OuObject *o, bool with_id);
/* o becomes the next entry of the memo, and the opcode is written. */
bool ou_pickle_memoize(OuThread *th, OuPickler *p, OuObject *o);
/* The opcode that fetches what the memo has at index. */
bool ou_pickle_fetch(OuThread *th, OuPickler *p, size_t index);
/* What iterators yield, in batches: items for a list, pairs for a dict. */
bool ou_pickle_save_items(OuThread *th, OuPickler *p, OuObject *iterator);
bool ou_pickle_save_pairs(OuThread *th, OuPickler *p, OuObject *iterator);
/* An encoded run with the opcodes of bytes or bytearray; o goes to the memo. */
bool ou_pickle_save_bytes(OuThread *th, OuPickler *p, OuObject *o, const char *data, size_t n);
bool ou_pickle_save_bytearray(OuThread *th, OuPickler *p, OuObject *o, const char *data, size_t n);

/* ---- pickle_reduce.c ---- */

/* A class or function, by its name (NULL: its own). */
bool ou_pickle_save_global(OuThread *th, OuPickler *p, OuObject *o, OuObject *name);
bool ou_pickle_save_type(OuThread *th, OuPickler *p, OuObject *o);
/* What __reduce__ returned, a tuple. o: memoized when it is made, NULL: not. */
bool ou_pickle_save_reduced(OuThread *th, OuPickler *p, OuObject *reduced, OuObject *o);
/* Any other object: by the dispatch table, or __reduce_ex__. overridden: what reducer_override() returned, or NULL. */
bool ou_pickle_save_other(OuThread *th, OuPickler *p, OuObject *o, OuObject *overridden);
/* (function, args) as __reduce__ would return them; args are taken over. */
bool ou_pickle_save_call_adopt(OuThread *th, OuPickler *p, OuObject *function, OuObject *args, OuObject *o);
/* The attribute at a path of names: new; *parent (may be NULL) gets the object before the last one, new. AttributeError. */
OuObject *ou_pickle_walk(OuThread *th, OuObject *o, OuObject *path, OuObject **parent);
/* "a.b" to a list of names; AttributeError when <locals> is one of them. o: for its words; may be NULL. */
OuObject *ou_pickle_path(OuThread *th, OuObject *name, OuObject *o);

/* ---- pickle_in.c ---- */

/* Bytes in memory: all there are (read NULL), or what the file gave ahead of what was asked. */
typedef struct OuPickleIn {
    OuBuffer buffer;   /* owner NULL: none */
    size_t at;         /* the next byte */
    size_t taken;      /* bytes of the buffer that the file thinks are read: peek() leaves the rest to it */
    OuObject *read, *readinto, *readline, *peek; /* the file's methods; all may be NULL */
} OuPickleIn;

typedef struct OuUnpickler {
    OuObject head;
    OuPickleIn in;
    OuObject **memo;  /* ou_mem block of memo_room entries, NULL where there is none */
    size_t memo_room, memo_used;
    OuObject *memo_far; /* dict of those whose number is beyond what the array can be made for; may be NULL */
    OuPickleHook persistent_load;
    OuObject *buffers; /* iterator or NULL */
    OuObject *encoding, *errors; /* str */
    bool ready, fix_imports;
    int32_t protocol;
} OuUnpickler;

/* n bytes: the pointer is good until the next call or until Python code runs. NULL with UnpicklingError: too few. */
const char *ou_pickle_read(OuThread *th, OuUnpickler *u, size_t n);
/* A number of `size` bytes, the least one first. */
bool ou_pickle_read_number(OuThread *th, OuUnpickler *u, size_t size, uint64_t *number);
/* A line with its newline, of at least `least` bytes. */
const char *ou_pickle_line(OuThread *th, OuUnpickler *u, size_t least, size_t *n);
/* Straight into `out`: for runs of bytes. */
bool ou_pickle_read_into(OuThread *th, OuUnpickler *u, char *out, size_t n);
/* Are n bytes to be had at all? Only known when there is no file; then UnpicklingError. */
bool ou_pickle_may_have(OuThread *th, OuUnpickler *u, size_t n);
/* The file's place becomes that behind what was used. */
bool ou_pickle_in_settle(OuThread *th, OuUnpickler *u);
void ou_pickle_in_forget(OuThread *th, OuPickleIn *in);

/* ---- unpickler.c ---- */

extern const OuType ou_unpickler_type;
OuObject *ou_unpickler_new(OuThread *th, OuObject *file, OuObject *fix_imports, OuObject *encoding, OuObject *errors, OuObject *buffers);
/* Reads from data, something with a buffer, in place of a file. */
bool ou_unpickler_take_data(OuThread *th, OuUnpickler *u, OuObject *data);
/* Borrowed; NULL: none, without an error, or *failed. */
OuObject *ou_unpickler_memo_get(OuThread *th, OuUnpickler *u, size_t index, bool *failed);
bool ou_unpickler_memo_put(OuThread *th, OuUnpickler *u, size_t index, OuObject *value);
void ou_unpickler_memo_clear(OuThread *th, OuUnpickler *u);
/* {number: object}. New. */
OuObject *ou_unpickler_memo_dict(OuThread *th, const OuUnpickler *u);
/* A class by names, as Unpickler.find_class() does. New. */
OuObject *ou_unpickler_find_class(OuThread *th, OuUnpickler *u, OuObject *module, OuObject *name);

/* ---- unpickle_stack.c ---- */

/* What one load() keeps. It is nobody else's: a load() within a load() has its own.
 *   LOAD-1 size <= room, all items below size are owned; marks ascend, none above size
 *   LOAD-2 what is below the last mark is out of reach until that is gone */
typedef struct OuLoad {
    OuUnpickler *u;
    OuObject **items;
    size_t size, room;
    size_t *marks;
    size_t n_marks, marks_room;
} OuLoad;

OU_INLINE size_t ou_load_fence(const OuLoad *l)
{
    return l->n_marks == 0 ? 0 : l->marks[l->n_marks - 1];
}
bool ou_load_underflow(OuThread *th, const OuLoad *l); /* UnpicklingError; false */
bool ou_load_push_adopt(OuThread *th, OuLoad *l, OuObject *o); /* NULL fails */
OuObject *ou_load_pop(OuThread *th, OuLoad *l); /* yours */
OuObject *ou_load_top_borrow(OuThread *th, const OuLoad *l);
/* The last mark goes: *at is where it stood. UnpicklingError when there is none. */
bool ou_load_unmark(OuThread *th, OuLoad *l, size_t *at);
bool ou_load_mark(OuThread *th, OuLoad *l);
/* Everything from `from` on, as a tuple or list: new. */
OuObject *ou_load_cut_tuple(OuThread *th, OuLoad *l, size_t from);
OuObject *ou_load_cut_list(OuThread *th, OuLoad *l, size_t from);
void ou_load_cut(OuThread *th, OuLoad *l, size_t from);
void ou_load_end(OuThread *th, OuLoad *l);

/* ---- unpickle.c ---- */

OuObject *ou_unpickle(OuThread *th, OuUnpickler *u); /* load() */

/* ---- unpickle_make.c: the opcodes that run other people's code ---- */

bool ou_unpickle_append(OuThread *th, OuLoad *l, size_t from);
bool ou_unpickle_set_items(OuThread *th, OuLoad *l, size_t from);
bool ou_unpickle_add_items(OuThread *th, OuLoad *l, size_t from);
bool ou_unpickle_build(OuThread *th, OuLoad *l);
bool ou_unpickle_reduce(OuThread *th, OuLoad *l);
bool ou_unpickle_new_object(OuThread *th, OuLoad *l, bool keywords);
bool ou_unpickle_object(OuThread *th, OuLoad *l);   /* OBJ */
bool ou_unpickle_instance(OuThread *th, OuLoad *l); /* INST */
bool ou_unpickle_global(OuThread *th, OuLoad *l);
bool ou_unpickle_stack_global(OuThread *th, OuLoad *l);
bool ou_unpickle_extension(OuThread *th, OuLoad *l, size_t size);
bool ou_unpickle_persistent(OuThread *th, OuLoad *l, bool from_line);
bool ou_unpickle_next_buffer(OuThread *th, OuLoad *l);
bool ou_unpickle_read_only(OuThread *th, OuLoad *l);

#endif
