/* disassemble.c - code as text: what -X dis shows.
 *
 * A head with the registers, one line an instruction (source line, offset in bytes of co_code, name, operands), the table of
 * exceptions, the constants, then the code objects among them. A local is shown by its name, a temporary as %0, %1, ...
 * (no name can look like that), with a `!` where the instruction consumes it; a name of an attribute or global as .name. */
#include "08_compile/compile.h"
#include "08_compile/opcode.h"

#include "06_types/abstract.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <stdio.h>
#include <string.h>

#define WORD ((long long)sizeof(uint32_t)) /* offsets that people see count bytes */

typedef struct Listing {
    OuThread *th;
    const OuCode *code;
    const uint8_t *generic_of;
    OuStrBuilder text;
    bool failed;
} Listing;

static void put(Listing *l, const char *ascii)
{
    l->failed = l->failed || !ou_builder_ascii(l->th, &l->text, ascii, strlen(ascii));
}

static void put_adopt(Listing *l, OuObject *s)
{
    l->failed = l->failed || s == NULL || !ou_builder_str(l->th, &l->text, s);
    ou_drop_maybe(l->th, s);
}

static void put_register(Listing *l, char role, int64_t r)
{
    char number[32];
    if (r < 0) {
        OuObject *name = ou_tuple_borrow(l->code->local_names, (size_t)(r + (int64_t)l->code->n_locals));
        l->failed = l->failed || !ou_builder_str(l->th, &l->text, name);
        return;
    }
    snprintf(number, sizeof number, "%%%lld%s", (long long)r, role == 's' ? "!" : "");
    put(l, number);
}

static void put_field(Listing *l, char role, int64_t value)
{
    char number[32];
    switch (role) {
    case 's': case 'd': case 'r': case 't': case 'l': put_register(l, role, value); break;
    case 'k': case 'K': put_adopt(l, ou_repr(l->th, ou_tuple_borrow(l->code->consts, (size_t)value))); break;
    case 'n': case 'N':
        put(l, ".");
        put_adopt(l, ou_keep(ou_tuple_borrow(l->code->names, (size_t)value)));
        break;
    default:
        snprintf(number, sizeof number, "%lld", (long long)value);
        put(l, number);
        break;
    }
}

static const char *compare_text(uint32_t op)
{
    static const char *const texts[] = {"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"};
    return op < OU_COUNT_OF(texts) ? texts[op] : "?";
}

static void put_words(Listing *l, uint32_t opcode, uint32_t pc)
{
    const OuCode *code = l->code;
    uint32_t at = pc + 1, next = pc + ou_opcode_length(opcode);
    char number[48];
    bool compares = opcode == OU_OPCODE_COMPARE || opcode == OU_OPCODE_COMPARE_K || opcode == OU_OPCODE_JCMP ||
                    opcode == OU_OPCODE_JCMP_K;
    for (const char *w = ou_opcode_info[opcode].words; *w != 0; w++, at++) {
        uint32_t word = code->words[at];
        if (*w == 'o' && compares) {
            put(l, "  ");
            put(l, compare_text(word & 0xf));
            put(l, word & OU_COMPARE_JUMP_IF ? " true" : opcode == OU_OPCODE_JCMP || opcode == OU_OPCODE_JCMP_K ? " false" : "");
        } else if (*w == 'o') {
            put(l, "  ");
            put(l, ou_binary_symbols[word & 0x1f]);
            put(l, word & OU_OPERATOR_INPLACE ? "=" : "");
        } else if (*w == 'j') {
            snprintf(number, sizeof number, "  -> %lld", ((long long)next + (int32_t)word) * WORD);
            put(l, number);
        } else if (*w == 'w') {
            snprintf(number, sizeof number, "  [%u]", word);
            put(l, number);
        }
    }
}

static uint32_t put_instruction(Listing *l, uint32_t pc)
{
    const OuCode *code = l->code;
    uint32_t ext = 0, w = code->words[pc];
    char head[64];
    bool wide = (w & 0xff) == OU_OPCODE_EXT;
    if (wide) {
        ext = w;
        w = code->words[++pc];
    }
    uint32_t opcode = l->generic_of == NULL ? w & 0xff : l->generic_of[w & 0xff];
    const OuOpcodeInfo *info = &ou_opcode_info[opcode];
    snprintf(head, sizeof head, "%6lld  %s", (long long)pc * WORD, info->name);
    put(l, head);
    if (info->roles[0] == 'J') {
        snprintf(head, sizeof head, " -> %lld", ((long long)pc + 1 + ((int32_t)w >> 8)) * WORD);
        put(l, head);
    } else {
        bool first = true;
        for (unsigned i = 0; i < 3 && info->roles[i] != 0; i++) {
            char role = info->roles[i];
            if (role == '-') {
                continue;
            }
            unsigned shift = 8 * (i + 1);
            uint32_t narrow = w >> shift & 0xff, full = (ext >> shift & 0xff) << 8 | narrow;
            bool is_register = role == 's' || role == 'd' || role == 'r' || role == 't' || role == 'l';
            int64_t value = role == 'K' || role == 'N' ? (int64_t)((ext & 0xffff0000u) | w >> 16)
                            : !is_register             ? (int64_t)full
                            : wide                     ? (int64_t)(int16_t)full
                                                       : (int64_t)(int8_t)narrow;
            put(l, first ? " " : ", ");
            put_field(l, role, value);
            first = false;
            if (role == 'K' || role == 'N') {
                break;
            }
        }
        put_words(l, opcode, pc);
    }
    put(l, "\n");
    return pc + ou_opcode_length(opcode);
}

static void put_number(Listing *l, const char *before, uint64_t n)
{
    char number[32];
    snprintf(number, sizeof number, "%llu", (unsigned long long)n);
    put(l, before);
    put(l, number);
}

/* How the frame is laid out: the locals with what is special about them, the number of temporaries. */
static void put_registers(Listing *l)
{
    const OuCode *code = l->code;
    put(l, "registers:");
    for (uint32_t i = 0; i < code->n_locals; i++) {
        uint8_t kind = code->local_kinds[i];
        put(l, i == 0 ? " " : ", ");
        put_adopt(l, ou_keep(ou_tuple_borrow(code->local_names, i)));
        put(l, kind & OU_LOCAL_CELL ? " (cell)" : kind & OU_LOCAL_FREE ? " (free)" : "");
    }
    put_number(l, code->n_locals == 0 ? " temporaries " : "; temporaries ", code->n_temps);
    put(l, "\n");
}

static void put_exceptions(Listing *l)
{
    const OuCode *code = l->code;
    for (uint32_t i = 0; i < code->n_exceptions && !l->failed; i++) {
        const OuExceptionEntry *e = &code->exceptions[i];
        put_number(l, i == 0 ? "exceptions:\n    " : "    ", (uint64_t)(e->start * WORD));
        put_number(l, " to ", (uint64_t)(e->end * WORD));
        put_number(l, " -> ", (uint64_t)(e->handler * WORD));
        put_number(l, " in %", e->depth);
        put(l, "\n");
    }
}

static void put_constants(Listing *l)
{
    OuObject *consts = l->code->consts;
    for (size_t i = 0; i < ou_tuple_size(consts) && !l->failed; i++) {
        put_number(l, i == 0 ? "constants:\n    " : "    ", i);
        put(l, ": ");
        put_adopt(l, ou_repr(l->th, ou_tuple_borrow(consts, i)));
        put(l, "\n");
    }
}

static void put_code(Listing *l, const OuCode *code, bool deep)
{
    const OuCode *outer = l->code;
    if (!ou_code_admit(l->th, (OuCode *)(uintptr_t)code)) {
        l->failed = true;
        return;
    }
    l->code = code;
    uint32_t line = 0;
    char head[32];
    put_registers(l);
    for (uint32_t pc = 0; pc < code->n_words && !l->failed;) {
        OuPosition at = ou_code_position(code, pc);
        if (at.line != 0 && at.line != line) {
            line = at.line;
            snprintf(head, sizeof head, "%6u", line);
            put(l, head);
        } else {
            put(l, "      ");
        }
        pc = put_instruction(l, pc);
    }
    put_exceptions(l);
    put_constants(l);
    for (size_t i = 0; deep && i < ou_tuple_size(code->consts) && !l->failed; i++) {
        OuObject *k = ou_tuple_borrow(code->consts, i);
        if (k->type != &ou_code_type) {
            continue;
        }
        if (!ou_enter(l->th, "")) {
            l->failed = true;
            break;
        }
        put_adopt(l, ou_str_format(l->th, "\nDisassembly of %R:\n", k));
        put_code(l, (const OuCode *)k, deep);
        ou_leave(l->th);
    }
    l->code = outer;
}

OuObject *ou_code_disassemble(OuThread *th, const OuCode *code, bool deep, const uint8_t *generic_of)
{
    Listing l = {.th = th, .generic_of = generic_of};
    ou_builder_init(&l.text);
    put_code(&l, code, deep);
    if (l.failed) {
        ou_builder_abandon(th, &l.text);
        return ou_has_error(th) ? NULL : ou_null_memory(th);
    }
    return ou_builder_finish(th, &l.text);
}
