/* emit.c - instructions, labels, tables: from the generator's calls to a code object. */
#include "08_compile/codegen_int.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/warn.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const OuOpcodeInfo ou_opcode_info[OU_N_GENERIC_OPCODES] = {
#define OU_X(name, roles, words) {#name, roles, words},
    OU_GENERIC_OPCODES(OU_X)
#undef OU_X
};

uint32_t ou_opcode_length(uint32_t generic_opcode)
{
    static const uint8_t lengths[] = {
#define OU_X(name, roles, words) sizeof(words), /* with the NUL, which counts for the instruction's first word */
        OU_GENERIC_OPCODES(OU_X)
#undef OU_X
    };
    return lengths[generic_opcode];
}

/* ---- memory and errors ---- */

void *ou_gen_take(OuGen *g, size_t size)
{
    void *p = g->failed ? NULL : ou_arena_take(g->th, g->arena, size);
    g->failed = g->failed || p == NULL;
    return p;
}

OuObject *ou_gen_own(OuGen *g, OuObject *object)
{
    OuObject *owned = ou_arena_own(g->th, g->arena, object);
    g->failed = g->failed || owned == NULL;
    return owned;
}

void ou_gen_fail(OuGen *g, const OuNode *node, const char *format, ...)
{
    if (g->failed) {
        return;
    }
    g->failed = true;
    va_list args;
    va_start(args, format);
    OuPlace08 place = {node->line, node->col, node->end_line, node->end_col};
    ou_place_error_list(g->th, g->filename, place, false, format, args);
    va_end(args);
}

void ou_gen_warn(OuGen *g, const OuNode *node, const char *format, ...)
{
    if (g->failed) {
        return;
    }
    char message[160];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (ou_compile_warn(g->th, OU_WARN_SYNTAX, g->filename, node->line, "%s", message)) {
        return;
    }
    if (ou_error_matches(g->th, ou_warning_type(OU_WARN_SYNTAX))) {
        ou_error_clear(g->th);
        ou_gen_fail(g, node, "%s", message);
    }
    g->failed = true;
}

/* One more of an arena array that doubles. Returns its place. */
static void *one_more(OuGen *g, void **items, uint32_t *n, uint32_t *room, size_t size)
{
    if (g->failed) {
        return NULL;
    }
    if (*n == *room) {
        uint32_t more = *room == 0 ? 16 : *room * 2;
        void *grown = ou_arena_take_array(g->th, g->arena, more, size);
        if (grown == NULL) {
            g->failed = true;
            return NULL;
        }
        if (*n > 0) {
            memcpy(grown, *items, *n * size);
        }
        *items = grown;
        *room = more;
    }
    return (char *)*items + (size_t)(*n)++ * size;
}

#define ONE_MORE(g, unit, items, n, room)                                                          \
    one_more((g), (void **)&(unit)->items, &(unit)->n, &(unit)->room, sizeof *(unit)->items)

/* ---- words ---- */

/* Columns are signed: below zero there is none, as -1 says. */
static uint32_t column_or_none(uint32_t column)
{
    return column > INT32_MAX ? UINT32_MAX : column;
}

/* A tree that was built by hand may say anything. */
static void set_place(OuUnit *u, uint32_t line, uint32_t col, uint32_t end_line, uint32_t end_col)
{
    u->line = line;
    u->col = column_or_none(col);
    u->end_line = end_line < line ? line : end_line;
    u->end_col = column_or_none(end_col);
}

void ou_emit_at(OuGen *g, const OuNode *node)
{
    if (node->line != 0) {
        set_place(g->u, node->line, node->col, node->end_line, node->end_col);
    }
}

void ou_emit_nowhere(OuGen *g)
{
    g->u->line = g->u->end_line = g->u->col = g->u->end_col = 0;
}

void ou_emit_at_attribute(OuGen *g, const OuNode *node, const OuNode *attribute)
{
    ou_emit_at(g, node);
    uint32_t length = (uint32_t)ou_str_length(attribute->attribute.attr);
    if (node->line != 0 && node->line != attribute->end_line && length <= attribute->end_col) {
        set_place(g->u, attribute->end_line, attribute->end_col - length, g->u->end_line, attribute->end_col);
    }
}

void ou_emit_depth(OuGen *g, int depth)
{
    OU_ASSERT(depth >= 0);
    g->u->depth = depth;
    if (depth > g->u->max_depth) {
        g->u->max_depth = depth;
    }
}

static void put_word(OuGen *g, uint32_t word)
{
    OuUnit *u = g->u;
    uint32_t *place = ONE_MORE(g, u, words, n_words, words_room);
    if (place == NULL) {
        return;
    }
    *place = word;
    struct OuDepthRun *run = u->n_depths > 0 ? &u->depths[u->n_depths - 1] : NULL;
    if (run != NULL && run->depth == (uint32_t)u->depth) {
        run->n_words++;
    } else if ((run = ONE_MORE(g, u, depths, n_depths, depths_room)) != NULL) {
        *run = (struct OuDepthRun){1, (uint32_t)u->depth};
    }
    OuPosition *p = u->n_positions > 0 ? &u->positions[u->n_positions - 1] : NULL;
    if (p != NULL && p->line == u->line && p->column == (int32_t)u->col && p->end_line == u->end_line &&
        p->end_column == (int32_t)u->end_col) {
        p->n_words++;
    } else if ((p = ONE_MORE(g, u, positions, n_positions, positions_room)) != NULL) {
        *p = (OuPosition){1, u->line, u->end_line, (int32_t)u->col, (int32_t)u->end_col};
    }
}

static void fix_later(OuGen *g, int label, bool in_opcode)
{
    struct OuFix *fix = ONE_MORE(g, g->u, fixes, n_fixes, fixes_room);
    if (fix != NULL) {
        *fix = (struct OuFix){g->u->n_words, 0, label, in_opcode};
    }
}

static bool is_signed_role(char role)
{
    return role == 's' || role == 'd' || role == 'r' || role == 't' || role == 'l';
}

void ou_emit(OuGen *g, unsigned opcode, int a, int b, int c, uint32_t extra, int label)
{
    if (g->failed) {
        return;
    }
    const OuOpcodeInfo *info = &ou_opcode_info[opcode];
    const char *roles = info->roles;
    uint32_t first_fix = g->u->n_fixes;
    if (roles[0] == 'J') {
        fix_later(g, label, true);
        put_word(g, opcode);
    } else {
        int fields[3] = {a, b, c};
        uint32_t low = opcode, high = 0;
        bool wide = false;
        for (unsigned i = 0; i < 3 && roles[i] != 0; i++) {
            uint32_t value = (uint32_t)fields[i];
            if (roles[i] == 'K' || roles[i] == 'N') {
                low |= (value & 0xffff) << 16;
                high |= value & 0xffff0000u;
                wide = wide || value > 0xffff;
                break;
            }
            bool fits_narrow = is_signed_role(roles[i]) ? fields[i] >= -128 && fields[i] <= 127 : value <= 255;
            bool fits_wide = is_signed_role(roles[i]) ? fields[i] >= -32768 && fields[i] <= 32767 : value <= 65535;
            if (!fits_wide && roles[i] != '-') {
                g->failed = true;
                ou_raise(g->th, &ou_exc_system_error, "too many registers, names or constants in one code object");
                return;
            }
            wide = wide || (!fits_narrow && roles[i] != '-');
            low |= (value & 0xff) << (8 * (i + 1));
            high |= (value >> 8 & 0xff) << (8 * (i + 1));
        }
        if (wide) {
            put_word(g, OU_OPCODE_EXT | (high & 0xffffff00u));
        }
        put_word(g, low);
        for (const char *w = info->words; *w != 0; w++) {
            if (*w == 'j') {
                fix_later(g, label, false);
                put_word(g, 0);
            } else {
                put_word(g, *w == 'o' || *w == 'w' ? extra : 0);
            }
        }
    }
    for (uint32_t i = first_fix; i < g->u->n_fixes && !g->failed; i++) {
        g->u->fixes[i].after = g->u->n_words;
    }
}

/* Then what follows has the place again that it had. */
static void emit_without_place(OuGen *g, unsigned opcode, int reg, int label)
{
    OuUnit *u = g->u;
    uint32_t line = u->line, col = u->col, end_line = u->end_line, end_col = u->end_col;
    ou_emit_nowhere(g);
    ou_emit(g, opcode, reg, 0, 0, 0, label);
    u->line = line;
    u->col = col;
    u->end_line = end_line;
    u->end_col = end_col;
}

void ou_emit_jump_on(OuGen *g, int label)
{
    emit_without_place(g, OU_OPCODE_JUMP, 0, label);
}

void ou_emit_pass_on(OuGen *g, int reg)
{
    emit_without_place(g, OU_OPCODE_RERAISE, reg, OU_NO_LABEL);
}

int ou_emit_new_label(OuGen *g)
{
    uint32_t *place = ONE_MORE(g, g->u, labels, n_labels, labels_room);
    if (place == NULL) {
        return 0;
    }
    *place = UINT32_MAX;
    return (int)g->u->n_labels - 1;
}

void ou_emit_label(OuGen *g, int label)
{
    if (!g->failed) {
        g->u->labels[label] = g->u->n_words;
        g->u->unreachable = false;
    }
}

/* ---- protected ranges ---- */

void ou_range_open(OuGen *g, OuRange *range, int handler_label, int depth)
{
    *range = (OuRange){g->u->n_words, handler_label, depth, ++g->u->range_level};
}

void ou_range_pause(OuGen *g, OuRange *range)
{
    if (range == NULL || range->start == UINT32_MAX) {
        return;
    }
    if (g->u->n_words > range->start) {
        struct OuExceptionPiece *piece = ONE_MORE(g, g->u, pieces, n_pieces, pieces_room);
        if (piece != NULL) {
            *piece = (struct OuExceptionPiece){range->start, g->u->n_words, range->label, range->depth, range->level};
        }
    }
    range->start = UINT32_MAX;
}

void ou_range_resume(OuGen *g, OuRange *range)
{
    if (range != NULL) {
        range->start = g->u->n_words;
    }
}

void ou_range_close(OuGen *g, OuRange *range)
{
    ou_range_pause(g, range);
    g->u->range_level--;
}

/* ---- constants and names ---- */

/* Equal constants of different type or sign are different constants: the key says so. A new reference; NULL: failed. */
static OuObject *constant_key(OuThread *th, OuObject *value)
{
    OuObject *type = OU_TYPE_OBJECT(value->type);
    if (ou_is_exact_float(value)) {
        bool negative_zero = ou_float_value(value) == 0.0 && signbit(ou_float_value(value));
        bool nan = ou_float_value(value) != ou_float_value(value);
        if (nan) {
            OuObject *address = ou_int_new_u64(th, (uintptr_t)value);
            OuObject *key = address == NULL ? NULL : ou_tuple_of(th, 2, OU_NONE, address);
            ou_drop_maybe(th, address);
            return key;
        }
        return ou_tuple_of(th, 3, value, type, negative_zero ? OU_PY_TRUE : OU_PY_FALSE);
    }
    if (value->type == &ou_complex_type) {
        const OuComplex *z = (const OuComplex *)value;
        OuObject *signs = ou_int_new(th, (signbit(z->real) ? 1 : 0) + (signbit(z->imag) ? 2 : 0));
        OuObject *key = signs == NULL ? NULL : ou_tuple_of(th, 3, value, type, signs);
        ou_drop_maybe(th, signs);
        return key;
    }
    if (ou_is_exact_tuple(value)) {
        OuObject *keys = ou_tuple_new(th, ou_tuple_size(value));
        if (keys == NULL) {
            return NULL;
        }
        for (size_t i = 0; i < ou_tuple_size(value); i++) {
            OuObject *item = constant_key(th, ou_tuple_borrow(value, i));
            if (item == NULL) {
                ou_drop(th, keys);
                return NULL;
            }
            ou_tuple_items(keys)[i] = item;
        }
        keys = ou_tuple_size(value) == 0 ? keys : ou_tuple_ready(th, keys);
        OuObject *key = ou_tuple_of(th, 2, type, keys);
        ou_drop(th, keys);
        return key;
    }
    if (ou_is_exact_int(value) || ou_is_bool(value) || ou_is_exact_str(value) || OU_HAS_FLAG(value->type, OU_TYPE_IS_BYTES)) {
        return ou_tuple_of(th, 2, value, type);
    }
    if (value == OU_NONE || value == OU_ELLIPSIS) {
        return ou_tuple_of(th, 1, value);
    }
    OuObject *address = ou_int_new_u64(th, (uintptr_t)value); /* code objects, frozensets: by identity */
    OuObject *key = address == NULL ? NULL : ou_tuple_of(th, 2, OU_ELLIPSIS, address);
    ou_drop_maybe(th, address);
    return key;
}

/* Name-like strings, also inside tuples, are interned (M12). New reference. */
static OuObject *interned_constant(OuThread *th, OuObject *value)
{
    if (ou_is_exact_str(value) && ou_str_is_name_like(value)) {
        return ou_str_intern_adopt(th, ou_keep(value));
    }
    if (!ou_is_exact_tuple(value)) {
        return ou_keep(value);
    }
    OuObject *copy = ou_tuple_new(th, ou_tuple_size(value));
    for (size_t i = 0; copy != NULL && i < ou_tuple_size(value); i++) {
        OuObject *item = interned_constant(th, ou_tuple_borrow(value, i));
        if (item == NULL) {
            ou_drop(th, copy);
            return NULL;
        }
        ou_tuple_items(copy)[i] = item;
    }
    return copy == NULL || ou_tuple_size(value) == 0 ? copy : ou_tuple_ready(th, copy);
}

static int index_of(OuGen *g, OuObject *dict, OuObject *list, OuObject *key, OuObject *value)
{
    OuThread *th = g->th;
    bool failed = false;
    OuObject *index = ou_dict_borrow(th, dict, key, &failed);
    int64_t at = -1;
    if (index != NULL) {
        return (int)ou_int_value(index);
    }
    if (!failed) {
        at = (int64_t)ou_list_size(list);
        index = ou_int_new(th, at);
        failed = index == NULL || !ou_list_append(th, list, value) || !ou_dict_set(th, dict, key, index);
        ou_drop_maybe(th, index);
    }
    g->failed = g->failed || failed;
    return failed ? 0 : (int)at;
}

int ou_emit_const(OuGen *g, OuObject *value)
{
    if (g->failed) {
        return 0;
    }
    OuThread *th = g->th;
    int at = 0;
    OuObject *interned = interned_constant(th, value);
    OuObject *key = interned == NULL ? NULL : constant_key(th, interned);
    OuObject *shared = key == NULL ? NULL : ou_dict_set_default(th, g->const_cache, key, interned);
    if (shared == NULL) {
        g->failed = true;
    } else {
        at = index_of(g, g->u->const_index, g->u->consts, key, shared);
    }
    ou_drop_maybe(th, shared);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, interned);
    return at;
}

int ou_emit_name(OuGen *g, OuObject *name)
{
    return g->failed ? 0 : index_of(g, g->u->name_index, g->u->names, name, name);
}

/* ---- units ---- */

bool ou_unit_enter(OuGen *g, OuUnit *unit, OuScope *scope, OuObject *name)
{
    OuThread *th = g->th;
    *unit = (OuUnit){.outer = g->u, .scope = scope, .name = name, .n_locals = scope->n_locals};
    unit->first_line = scope->node->line == 0 ? 1 : scope->node->line;
    unit->line = unit->end_line = unit->first_line;
    unit->n_bound_words = scope->n_locals / 64 + 1;
    unit->const_index = ou_gen_own(g, ou_dict_new(th));
    unit->consts = ou_gen_own(g, ou_list_new(th, 0));
    unit->name_index = ou_gen_own(g, ou_dict_new(th));
    unit->names = ou_gen_own(g, ou_list_new(th, 0));
    unit->bound = ou_gen_take(g, unit->n_bound_words * sizeof(uint64_t));
    if (g->failed) {
        return false; /* the unit around it stays the current one */
    }
    g->u = unit;
    return true;
}

static int piece_order(const void *a, const void *b)
{
    const struct OuExceptionPiece *x = a, *y = b;
    return x->level != y->level ? y->level - x->level : x->start < y->start ? -1 : x->start > y->start;
}

static bool resolve_fixes(OuGen *g)
{
    OuUnit *u = g->u;
    for (uint32_t i = 0; i < u->n_fixes; i++) {
        const struct OuFix *fix = &u->fixes[i];
        OU_ASSERT(u->labels[fix->label] != UINT32_MAX);
        int64_t distance = (int64_t)u->labels[fix->label] - (int64_t)fix->after;
        if (fix->in_opcode) {
            if (distance > 0x7fffff || distance < -0x800000) {
                return ou_raise(g->th, &ou_exc_overflow_error, "code object too large");
            }
            u->words[fix->at] |= (uint32_t)distance << 8;
        } else {
            u->words[fix->at] = (uint32_t)(int32_t)distance;
        }
    }
    return true;
}

static size_t varint(uint8_t *out, uint32_t value)
{
    size_t n = 0;
    do {
        uint8_t byte = value & 0x7f;
        value >>= 7;
        out[n++] = (uint8_t)(byte | (value != 0 ? 0x80 : 0));
    } while (value != 0);
    return n;
}

/* Copies an arena array into memory that the code object owns. *out stays NULL when n is 0. */
static bool own_array(OuThread *th, const void *items, size_t n, size_t size, void *out)
{
    if (n == 0) {
        return true;
    }
    void *copy = ou_mem_take(th, n * size);
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, items, n * size);
    *(void **)out = copy;
    return true;
}

static bool fill_depths(OuGen *g, OuCode *code)
{
    OuUnit *u = g->u;
    uint8_t *bytes = ou_arena_take(g->th, g->arena, (size_t)u->n_depths * 10 + 1);
    size_t n = 0;
    if (bytes == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < u->n_depths; i++) {
        n += varint(bytes + n, u->depths[i].n_words);
        n += varint(bytes + n, u->depths[i].depth);
    }
    if (!own_array(g->th, bytes, n, 1, &code->depths)) {
        return false;
    }
    code->depths_size = (uint32_t)n;
    return true;
}

static bool fill_exceptions(OuGen *g, OuCode *code)
{
    OuUnit *u = g->u;
    if (u->n_pieces == 0) {
        return true;
    }
    qsort(u->pieces, u->n_pieces, sizeof *u->pieces, piece_order);
    code->exceptions = ou_mem_take(g->th, u->n_pieces * sizeof(OuExceptionEntry));
    if (code->exceptions == NULL) {
        return false;
    }
    code->n_exceptions = u->n_pieces;
    for (uint32_t i = 0; i < u->n_pieces; i++) {
        const struct OuExceptionPiece *p = &u->pieces[i];
        code->exceptions[i] = (OuExceptionEntry){p->start, p->end, u->labels[p->label], (uint32_t)p->depth};
    }
    return true;
}

static bool fill_locals(OuGen *g, OuCode *code)
{
    OuThread *th = g->th;
    OuScope *scope = g->u->scope;
    code->n_locals = scope->n_locals;
    code->n_free = scope->n_free;
    code->local_names = ou_tuple_new(th, scope->n_locals);
    if (code->local_names == NULL) {
        return false;
    }
    if (scope->n_locals == 0) {
        return true;
    }
    for (uint32_t i = 0; i < scope->n_locals; i++) {
        ou_tuple_items(code->local_names)[i] = ou_keep(th->vm->types->empty_str);
    }
    code->local_kinds = ou_mem_take_zeroed(th, scope->n_locals);
    if (code->local_kinds == NULL) {
        ou_tuple_ready(th, code->local_names);
        return false;
    }
    for (uint32_t i = 0; i <= scope->n_symbols; i++) {
        const OuSymbol *s = i < scope->n_symbols ? scope->order[i] : scope->class_cell;
        if (s == NULL || s->index < 0) {
            continue;
        }
        ou_replace(th, &ou_tuple_items(code->local_names)[s->index], ou_keep(s->name));
        bool free = (uint32_t)s->index >= scope->n_locals - scope->n_free;
        code->local_kinds[s->index] = free                        ? OU_LOCAL_FREE
                                      : s->place == OU_PLACE_CELL ? OU_LOCAL_CELL
                                                                  : OU_LOCAL_PLAIN;
    }
    ou_tuple_ready(th, code->local_names);
    return true;
}

static void fill_arguments(OuGen *g, OuCode *code)
{
    OuScope *scope = g->u->scope;
    OuNode *node = scope->node;
    OuNode *args = node->kind == OU_N_LAMBDA ? node->lambda.args
                   : scope->kind == OU_SCOPE_FUNCTION ? node->func.args
                                                      : NULL;
    code->flags = g->future;
    if (scope->is_function) {
        code->flags |= OU_CO_OPTIMIZED | OU_CO_NEWLOCALS;
        code->flags |= scope->is_nested ? OU_CO_NESTED : 0;
        code->flags |= scope->is_generator ? OU_CO_GENERATOR : 0;
        code->flags |= scope->is_async_generator ? OU_CO_ASYNC_GENERATOR : 0;
    }
    code->flags |= scope->is_coroutine ? OU_CO_COROUTINE : 0;
    if (args != NULL) {
        code->n_posonly = args->arguments.posonlyargs.n;
        code->n_args = args->arguments.posonlyargs.n + args->arguments.args.n;
        code->n_kwonly = args->arguments.kwonlyargs.n;
        code->flags |= args->arguments.vararg != NULL ? OU_CO_VARARGS : 0;
        code->flags |= args->arguments.kwarg != NULL ? OU_CO_VARKEYWORDS : 0;
    } else if (scope->kind == OU_SCOPE_COMPREHENSION) {
        code->n_args = 1;
    }
}

OuCode *ou_unit_finish(OuGen *g)
{
    OuThread *th = g->th;
    OuUnit *u = g->u;
    OuCode *code = g->failed || !resolve_fixes(g) ? NULL : ou_code_new(th);
    if (code == NULL) {
        g->failed = true;
        g->u = u->outer;
        return NULL;
    }
    code->consts = ou_list_to_tuple(th, u->consts);
    code->names = code->consts == NULL ? NULL : ou_list_to_tuple(th, u->names);
    code->filename = ou_keep(g->filename);
    code->name = ou_keep(u->name);
    code->qualname = ou_keep(u->qualname == NULL ? u->name : u->qualname);
    code->first_line = u->first_line;
    code->n_temps = (uint32_t)u->max_depth;
    fill_arguments(g, code);
    if (code->names == NULL || !own_array(th, u->words, u->n_words, sizeof(uint32_t), &code->words) ||
        !own_array(th, u->positions, u->n_positions, sizeof(OuPosition), &code->positions)) {
        goto failed;
    }
    code->n_words = u->n_words;
    code->n_positions = u->n_positions;
    if (!fill_depths(g, code) || !fill_exceptions(g, code) || !fill_locals(g, code)) {
        goto failed;
    }
    ou_code_settle(code);
    g->u = u->outer;
    return code;
failed:
    /* Sizes go with their arrays, so that the drop slot gives back what there is. */
    code->n_words = code->words == NULL ? 0 : u->n_words;
    code->n_positions = code->positions == NULL ? 0 : u->n_positions;
    ou_drop(th, code);
    g->failed = true;
    g->u = u->outer;
    return NULL;
}

/* ---- bound locals ---- */

uint64_t *ou_bound_save(OuGen *g)
{
    uint64_t *copy = ou_gen_take(g, g->u->n_bound_words * sizeof(uint64_t));
    if (copy != NULL) {
        memcpy(copy, g->u->bound, g->u->n_bound_words * sizeof(uint64_t));
    }
    return copy;
}

void ou_bound_set(OuGen *g, const uint64_t *saved)
{
    if (saved != NULL && !g->failed) {
        memcpy(g->u->bound, saved, g->u->n_bound_words * sizeof(uint64_t));
    }
    g->u->unreachable = false;
}

void ou_bound_merge(OuGen *g, const uint64_t *other)
{
    if (g->failed || other == NULL) {
        return;
    }
    if (g->u->unreachable) {
        ou_bound_set(g, other);
        return;
    }
    for (uint32_t i = 0; i < g->u->n_bound_words; i++) {
        g->u->bound[i] &= other[i];
    }
}

uint64_t *ou_bound_save_if_reachable(OuGen *g)
{
    return g->u->unreachable ? NULL : ou_bound_save(g);
}

void ou_gen_arrive(OuGen *g)
{
    OuArrivals *arrivals = g->u->arrivals;
    if (g->u->unreachable || g->failed) {
        return;
    }
    if (arrivals->bound != NULL) {
        ou_bound_merge(g, arrivals->bound);
    }
    arrivals->bound = ou_bound_save(g);
}

void ou_gen_set_arrived(OuGen *g, const OuArrivals *arrivals)
{
    ou_bound_set(g, arrivals->bound);
    g->u->unreachable = arrivals->bound == NULL;
}
