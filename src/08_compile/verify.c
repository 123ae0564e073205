/* verify.c - R13: what a code object says is checked without running it.
 *
 * A walk over the words, in order: each opcode generic and complete, each register inside the frame, each constant and
 * name inside its tuple, each jump to the start of an instruction, each exception entry too, the run-length tables exactly
 * as long as the code. Then what flows from one to the other is followed: verify_flow.c. */
#include "08_compile/verify_int.h"

#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

bool ou_verify_fault(const OuVerifier *v, uint32_t pc, const char *what)
{
    return ou_raise(v->th, &ou_exc_value_error, "bad code object: %s at word %u", what, pc);
}

static bool read_varint(const OuCode *code, uint32_t *at, uint32_t *out)
{
    *out = 0;
    for (unsigned shift = 0; shift < 35 && *at < code->depths_size; shift += 7) {
        uint8_t byte = code->depths[(*at)++];
        *out |= (uint32_t)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_depths(OuVerifier *v)
{
    uint32_t at = 0, pc = 0, n, depth;
    while (at < v->code->depths_size) {
        if (!read_varint(v->code, &at, &n) || !read_varint(v->code, &at, &depth) || n > v->code->n_words - pc ||
            depth > v->code->n_temps) {
            return ou_verify_fault(v, pc, "table of depths");
        }
        for (uint32_t i = 0; i < n; i++) {
            v->depths[pc++] = depth;
        }
    }
    return pc == v->code->n_words || ou_verify_fault(v, pc, "table of depths is short");
}

/* ---- one instruction ---- */

/* What decoding needs of an opcode's row, in one number: bits 0 to 2, is field A, B, C a register; SHAPE_LONG, is B a field of 16 bits;
 * SHAPE_JUMPS, is the instruction a J; from SHAPE_WORD_SHIFT on, behind which word of it a distance stands (0: nowhere); from
 * SHAPE_LENGTH_SHIFT on, its words. */
#define SHAPE_LONG 8u
#define SHAPE_JUMPS 16u
#define SHAPE_WORD_SHIFT 5
#define SHAPE_LENGTH_SHIFT 8
#define IS_REGISTER(role) ((role) == 's' || (role) == 'd' || (role) == 'r' || (role) == 't' || (role) == 'l')
#define FIELD_AT(literal, i) ((literal "\0\0")[i])
#define SHAPE_OF(roles, words)                                                                              \
    ((uint32_t)IS_REGISTER(FIELD_AT(roles, 0)) | (uint32_t)IS_REGISTER(FIELD_AT(roles, 1)) << 1 |           \
     (uint32_t)IS_REGISTER(FIELD_AT(roles, 2)) << 2 |                                                       \
     (FIELD_AT(roles, 1) == 'K' || FIELD_AT(roles, 1) == 'N' ? SHAPE_LONG : 0) |                            \
     (FIELD_AT(roles, 0) == 'J' ? SHAPE_JUMPS : 0) |                                                        \
     (FIELD_AT(words, 0) == 'j' ? 1u : FIELD_AT(words, 1) == 'j' ? 2u : 0u) << SHAPE_WORD_SHIFT |           \
     (uint32_t)sizeof(words) << SHAPE_LENGTH_SHIFT)

/* Compilers make a table of it. */
static uint32_t shape_of(uint32_t opcode)
{
    switch (opcode) {
#define OU_X(name, roles, words) case OU_OPCODE_##name: return SHAPE_OF(roles, words);
        OU_GENERIC_OPCODES(OU_X)
#undef OU_X
    default: return 0;
    }
}

bool ou_verify_decode(const OuVerifier *v, uint32_t pc, OuInstruction *out)
{
    const OuCode *code = v->code;
    uint32_t ext = 0, w = code->words[pc], sign = 0x80;
    out->start = pc;
    if (OU_UNLIKELY((w & 0xff) == OU_OPCODE_EXT)) {
        ext = w;
        sign = 0x8000;
        if (++pc >= code->n_words) {
            return ou_verify_fault(v, pc, "EXT at the end");
        }
        w = code->words[pc];
    }
    out->opcode = w & 0xff;
    if (out->opcode >= OU_N_GENERIC_OPCODES || out->opcode == OU_OPCODE_EXT) {
        return ou_verify_fault(v, pc, "opcode");
    }
    uint32_t shape = shape_of(out->opcode), at = shape >> SHAPE_WORD_SHIFT & 3;
    out->pc = pc;
    out->info = &ou_opcode_info[out->opcode];
    out->next = pc + (shape >> SHAPE_LENGTH_SHIFT);
    if (out->next > code->n_words) {
        return ou_verify_fault(v, pc, "instruction is cut off");
    }
    out->word = shape >> SHAPE_LENGTH_SHIFT == 1 ? 0 : code->words[pc + 1];
    if (shape & SHAPE_JUMPS) {
        out->jumps = true;
        out->fields[0] = (int32_t)w >> 8;
        out->target = (int64_t)out->next + out->fields[0];
        return sign == 0x80 || ou_verify_fault(v, pc, "EXT before a jump");
    }
    for (unsigned i = 0; i < 3; i++) { /* sign extension of the registers: flip the sign bit, take it away */
        unsigned shift = 8 * (i + 1);
        uint32_t full = (ext >> shift & 0xff) << 8 | (w >> shift & 0xff), flip = shape >> i & 1 ? sign : 0;
        out->fields[i] = (int64_t)(full ^ flip) - flip;
    }
    if (shape & SHAPE_LONG) {
        out->fields[1] = sign == 0x80 ? (int64_t)(w >> 16) : (int64_t)((ext & 0xffff0000u) | w >> 16);
    }
    out->jumps = at != 0;
    out->target = at == 0 ? -1 : (int64_t)out->next + (int32_t)code->words[pc + at];
    return true;
}

/* How many temporaries from a run's first on the instruction touches. */
int64_t ou_verify_run(const OuInstruction *in)
{
    int64_t n = in->fields[2];
    switch (in->opcode) {
    case OU_OPCODE_CALL:
    case OU_OPCODE_CALL_KW: return n + 2;
    case OU_OPCODE_CALL_EX: return 3 + n;
    case OU_OPCODE_BUILD_MAP: return 2 * n;
    case OU_OPCODE_BUILD_TUPLE:
    case OU_OPCODE_BUILD_LIST:
    case OU_OPCODE_BUILD_SET:
    case OU_OPCODE_BUILD_STRING:
    case OU_OPCODE_BUILD_SLICE:
    case OU_OPCODE_UNPACK: return n;
    case OU_OPCODE_MAKE_FUNCTION: return __builtin_popcount((unsigned)n);
    case OU_OPCODE_GET_METHOD:
    case OU_OPCODE_WITH_ENTER:
    case OU_OPCODE_WITH_ENTER_ASYNC:
    case OU_OPCODE_PUSH_EXC:
    case OU_OPCODE_YIELD_FROM:
    case OU_OPCODE_END_ASYNC_FOR:
    case OU_OPCODE_CHECK_EG_MATCH:
    case OU_OPCODE_IMPORT_NAME: return 2;
    default: return 1;
    }
}

static bool check_register(const OuVerifier *v, const OuInstruction *in, char role, int64_t value)
{
    const OuCode *code = v->code;
    if (value < 0) {
        return (value >= -(int64_t)code->n_locals && role != 't') || ou_verify_fault(v, in->pc, "local");
    }
    int64_t n = role == 't' ? ou_verify_run(in) : 1;
    if (role == 'l' || value + n > (int64_t)code->n_temps) {
        return (role != 'l' && n == 0) || ou_verify_fault(v, in->pc, "temporary");
    }
    if ((role == 's' || role == 'r') && value >= (int64_t)v->depths[in->pc]) {
        return ou_verify_fault(v, in->pc, "dead temporary is read");
    }
    return true;
}

static bool check_fields(const OuVerifier *v, const OuInstruction *in)
{
    const OuCode *code = v->code;
    size_t n_consts = ou_tuple_size(code->consts), n_names = ou_tuple_size(code->names);
    const char *roles = in->info->roles;
    for (unsigned i = 0; i < 3 && roles[i] != 0 && roles[0] != 'J'; i++) {
        int64_t value = in->fields[i];
        switch (roles[i]) {
        case 's': case 'd': case 'r': case 't': case 'l':
            if (!check_register(v, in, roles[i], value)) {
                return false;
            }
            break;
        case 'k': case 'K':
            if ((uint64_t)value >= n_consts) {
                return ou_verify_fault(v, in->pc, "constant");
            }
            break;
        case 'n': case 'N':
            if ((uint64_t)value >= n_names) {
                return ou_verify_fault(v, in->pc, "name");
            }
            break;
        default: break;
        }
    }
    return true;
}

/* A second temporary that some instructions write above their destination. */
static bool check_pair(const OuVerifier *v, const OuInstruction *in)
{
    switch (in->opcode) {
    case OU_OPCODE_MOVE_F:
    case OU_OPCODE_LOAD_CELL_F:
    case OU_OPCODE_LOAD_GLOBAL_F:
    case OU_OPCODE_LOAD_NAME_F:
    case OU_OPCODE_LOAD_BUILD_CLASS:
        return (in->fields[0] >= 0 && in->fields[0] + 1 < (int64_t)v->code->n_temps) || ou_verify_fault(v, in->pc, "pair");
    default: return true;
    }
}

/* A tuple of interned str. (The empty one is unique without that.) */
static bool is_names(const OuObject *o)
{
    bool fine = ou_is_exact_tuple(o);
    for (size_t i = 0; fine && i < ou_tuple_size(o); i++) {
        const OuObject *name = ou_tuple_borrow(o, i);
        fine = ou_is_exact_str(name) && (ou_str_is_interned(name) || ou_str_length(name) == 0);
    }
    return fine;
}

static bool check_words(OuVerifier *v, const OuInstruction *in)
{
    const OuCode *code = v->code;
    uint32_t at = in->pc + 1;
    for (const char *w = in->info->words; *w != 0; w++, at++) {
        uint32_t word = code->words[at];
        if (*w == 'c' && word != 0) {
            return ou_verify_fault(v, in->pc, "cache word");
        }
        if (*w == 'o') {
            bool compares = in->opcode == OU_OPCODE_COMPARE || in->opcode == OU_OPCODE_COMPARE_K ||
                            in->opcode == OU_OPCODE_JCMP || in->opcode == OU_OPCODE_JCMP_K;
            bool branches = in->opcode == OU_OPCODE_JCMP || in->opcode == OU_OPCODE_JCMP_K;
            uint32_t op = branches ? word & ~OU_COMPARE_JUMP_IF : compares ? word : word & ~OU_OPERATOR_INPLACE;
            if (op >= (compares ? (uint32_t)OU_CMP_NOT_IN + 1 : (uint32_t)OU_N_BINARY_OPS)) {
                return ou_verify_fault(v, in->pc, "operator");
            }
        }
    }
    uint32_t word = code->words[in->pc + (in->info->words[0] != 0 ? 1 : 0)];
    switch (in->opcode) {
    case OU_OPCODE_CALL_KW:
    case OU_OPCODE_MATCH_CLASS: {
        OuObject *names = word < ou_tuple_size(code->consts) ? ou_tuple_borrow(code->consts, word) : NULL;
        int64_t most = in->opcode == OU_OPCODE_CALL_KW ? in->fields[2] : UINT16_MAX;
        bool fine = names != NULL && ou_is_exact_tuple(names) && (int64_t)ou_tuple_size(names) <= most;
        v->work += fine ? ou_tuple_size(names) : 0;
        return (fine && v->work < OU_VERIFY_MAX_WORK && is_names(names)) || ou_verify_fault(v, in->pc, "keyword names");
    }
    case OU_OPCODE_MAKE_FUNCTION: {
        OuObject *made = word < ou_tuple_size(code->consts) ? ou_tuple_borrow(code->consts, word) : NULL;
        return (made != NULL && made->type == &ou_code_type &&
                ((in->fields[2] & 8) != 0) == (((OuCode *)made)->n_free > 0)) ||
               ou_verify_fault(v, in->pc, "code constant");
    }
    case OU_OPCODE_LOAD_CLASS_CELL: return word < ou_tuple_size(code->names) || ou_verify_fault(v, in->pc, "name");
    case OU_OPCODE_UNPACK_EX:
        return (in->fields[0] >= 0 && in->fields[0] + (int64_t)(word & 0xffff) + (int64_t)(word >> 16) + 1 <=
                                          (int64_t)code->n_temps) ||
               ou_verify_fault(v, in->pc, "unpacking");
    default: return true;
    }
}

/* Small numbers that say which of a few things is meant. */
static bool check_choice(const OuVerifier *v, const OuInstruction *in)
{
    int64_t c = in->fields[2];
    switch (in->opcode) {
    case OU_OPCODE_BUILD_SLICE: return c == 2 || c == 3 || ou_verify_fault(v, in->pc, "slice");
    case OU_OPCODE_CALL_EX: return c <= 1 || ou_verify_fault(v, in->pc, "call");
    case OU_OPCODE_FORMAT: return c <= 3 || ou_verify_fault(v, in->pc, "conversion");
    case OU_OPCODE_FORMAT_SPEC: return in->word <= 3 || ou_verify_fault(v, in->pc, "conversion");
    case OU_OPCODE_GET_AWAITABLE: return c <= 3 || ou_verify_fault(v, in->pc, "kind of await");
    case OU_OPCODE_MAKE_FUNCTION: return c <= 15 || ou_verify_fault(v, in->pc, "parts of a function");
    default: return true;
    }
}

/* Cells are where the table of locals says, names where there is a mapping, yields in generators. */
static bool check_kinds(const OuVerifier *v, const OuInstruction *in)
{
    const OuCode *code = v->code;
    int64_t local = -1;
    uint8_t wanted = OU_LOCAL_CELL | OU_LOCAL_FREE;
    switch (in->opcode) {
    case OU_OPCODE_MAKE_CELL:
        wanted = OU_LOCAL_CELL;
        local = in->fields[0];
        break;
    case OU_OPCODE_STORE_CELL:
    case OU_OPCODE_DELETE_CELL: local = in->fields[0]; break;
    case OU_OPCODE_LOAD_CELL:
    case OU_OPCODE_LOAD_CELL_F:
    case OU_OPCODE_LOAD_CLASS_CELL: local = in->fields[1]; break;
    case OU_OPCODE_LOAD_NAME:
    case OU_OPCODE_LOAD_NAME_F:
    case OU_OPCODE_STORE_NAME:
    case OU_OPCODE_DELETE_NAME:
    case OU_OPCODE_SETUP_ANNOTATIONS:
        return (code->flags & OU_CO_OPTIMIZED) == 0 || ou_verify_fault(v, in->pc, "name in a function");
    case OU_OPCODE_YIELD:
    case OU_OPCODE_YIELD_FROM:
        return (code->flags & (OU_CO_GENERATOR | OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR)) != 0 ||
               ou_verify_fault(v, in->pc, "yield outside a generator");
    default: return true;
    }
    return (local < 0 && (code->local_kinds[local + (int64_t)code->n_locals] & wanted) != 0) || ou_verify_fault(v, in->pc, "cell");
}

/* That an instruction starts where it leads is seen when all of them are known. */
static bool check_jump(OuVerifier *v, const OuInstruction *in)
{
    if (!in->jumps) {
        return true;
    }
    if (in->target < 0 || in->target >= (int64_t)v->code->n_words) {
        return ou_verify_fault(v, in->pc, "jump target");
    }
    v->marks[in->target] |= OU_MARK_TARGET;
    return true;
}

/* Does control never go on to the next instruction? */
bool ou_verify_ends_flow(uint32_t opcode)
{
    return opcode == OU_OPCODE_RETURN || opcode == OU_OPCODE_RETURN_K || opcode == OU_OPCODE_JUMP ||
           opcode == OU_OPCODE_JUMP_BACK || opcode == OU_OPCODE_RAISE || opcode == OU_OPCODE_RAISE_FROM ||
           opcode == OU_OPCODE_RAISE_BARE || opcode == OU_OPCODE_RERAISE;
}

static bool check_code(OuVerifier *v)
{
    const OuCode *code = v->code;
    OuInstruction in = {0};
    for (uint32_t pc = 0; pc < code->n_words; pc = in.next) {
        v->marks[pc] |= OU_MARK_START;
        if (!ou_verify_decode(v, pc, &in) || !check_fields(v, &in) || !check_pair(v, &in) || !check_words(v, &in) ||
            !check_kinds(v, &in) || !check_choice(v, &in) || !check_jump(v, &in)) {
            return false;
        }
    }
    if (!ou_verify_ends_flow(in.opcode)) {
        return ou_verify_fault(v, in.pc, "end of code is reached");
    }
    for (uint32_t pc = 0; pc < code->n_words; pc++) {
        if (v->marks[pc] == OU_MARK_TARGET) {
            return ou_verify_fault(v, pc, "jump target");
        }
    }
    for (uint32_t i = 0; i < code->n_exceptions; i++) {
        const OuExceptionEntry *e = &code->exceptions[i];
        if (e->start > e->end || e->end > code->n_words || e->handler >= code->n_words || !v->marks[e->handler] ||
            e->depth >= code->n_temps || v->depths[e->handler] != e->depth + 1) {
            return ou_verify_fault(v, e->start, "exception entry");
        }
        v->marks[e->handler] |= OU_MARK_TARGET;
    }
    return true;
}

bool ou_code_check_shape(OuThread *th, const OuCode *code)
{
    uint64_t n_params = (uint64_t)code->n_args + code->n_kwonly + ((code->flags & OU_CO_VARARGS) ? 1 : 0) +
                        ((code->flags & OU_CO_VARKEYWORDS) ? 1 : 0);
    int generators = __builtin_popcount(code->flags & (OU_CO_GENERATOR | OU_CO_COROUTINE | OU_CO_ASYNC_GENERATOR));
    bool fine = code->n_words > 0 && code->words != NULL && code->consts != NULL && ou_is_exact_tuple(code->consts) &&
                code->names != NULL && ou_is_exact_tuple(code->names) && code->local_names != NULL &&
                ou_is_exact_tuple(code->local_names) && ou_tuple_size(code->local_names) == code->n_locals &&
                (code->n_locals == 0 || code->local_kinds != NULL) && code->n_free <= code->n_locals && n_params <= code->n_locals - code->n_free &&
                code->n_posonly <= code->n_args && code->filename != NULL && code->name != NULL && code->qualname != NULL;
    for (size_t i = 0; fine && i < code->n_locals; i++) {
        bool free = i >= code->n_locals - code->n_free;
        fine = ((code->local_kinds[i] & OU_LOCAL_FREE) != 0) == free;
    }
    OuVerifier v = {.th = th, .code = code};
    if (code->n_locals > OU_CODE_MAX_LOCALS || code->n_temps > INT16_MAX) {
        return ou_verify_fault(&v, 0, "number of registers");
    }
    if (generators > 1) {
        return ou_verify_fault(&v, 0, "flags");
    }
    return (fine && is_names(code->names) && is_names(code->local_names)) || ou_verify_fault(&v, 0, "parts");
}

/* Relies on the shape. */
static bool verify_instructions(OuThread *th, const OuCode *code)
{
    OuVerifier v = {.th = th, .code = code};
    size_t n = code->n_words;
    v.marks = ou_mem_take_zeroed(th, n);
    v.depths = v.marks == NULL ? NULL : ou_mem_take_zeroed(th, n * sizeof *v.depths);
    bool ok = v.depths != NULL && read_depths(&v) && check_code(&v) && ou_verify_flow(&v);
    if (v.depths != NULL) {
        ou_mem_give(th, v.depths, n * sizeof *v.depths);
    }
    if (v.marks != NULL) {
        ou_mem_give(th, v.marks, n);
    }
    return ok;
}

bool ou_code_verify(OuThread *th, const OuCode *code)
{
    return ou_code_check_shape(th, code) && verify_instructions(th, code);
}

bool ou_code_admit_slow(OuThread *th, OuCode *code)
{
    if (!ou_code_unpack(th, code) || !verify_instructions(th, code)) {
        return false;
    }
    ou_code_settle(code);
    return true;
}
