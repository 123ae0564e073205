/* host_code.c - what 06 asks of the machine about code and generators. */
#include "09_vm/host_code.h"

#include "06_types/error.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/tuple.h"
#include "08_compile/compile.h"
#include "08_compile/opcode.h"
#include "09_vm/special.h"
#include "09_vm/window.h"

#include <string.h>

bool ou_host_admit_code(OuThread *th, OuObject *code)
{
    return !((OuCode *)code)->unverified || (ou_code_check_shape(th, (OuCode *)code) && ou_code_admit(th, (OuCode *)code));
}

bool ou_host_hold_code(OuThread *th, OuObject *function)
{
    for (OuThread *of = th->vm->threads; of != NULL; of = of->next) {
        for (OuFrame *f = of->frame; f != NULL; f = f->previous) {
            if (f->object == NULL && f->function == (OuFunction *)function) {
                OuFrameObject *object = ou_frame_object(th, f);
                if (object == NULL) {
                    return false;
                }
                ou_drop(th, object); /* the frame has it until it ends */
            }
        }
    }
    return true;
}

void ou_host_plain_words(OuObject *o, uint32_t *out)
{
    const OuCode *code = (const OuCode *)o;
    uint32_t pc = 0;
    while (pc < code->n_words) {
        unsigned now = code->words[pc] & 0xff;
        unsigned opcode = ou_special_generic[now == OU_OPCODE_TRAP && code->trapped != NULL ? code->trapped[pc] : now];
        out[pc] = (code->words[pc] & ~0xffu) | opcode;
        pc++;
        for (const char *kind = ou_opcode_info[opcode].words; *kind != 0 && pc < code->n_words; kind++, pc++) {
            out[pc] = *kind == 'c' ? 0 : *kind == 'o' ? code->words[pc] & 0xff : code->words[pc];
        }
    }
}

static size_t add_name(OuObject **names, size_t n, size_t room, OuObject *name)
{
    for (size_t i = 0; i < n; i++) {
        if (names[i] == name) {
            return n;
        }
    }
    if (n < room) {
        names[n++] = name;
    }
    return n;
}

/* For code that nobody has verified, too: it is a guess. */
size_t ou_host_self_attributes(OuObject *o, OuObject **names, size_t n, size_t room)
{
    const OuCode *code = (const OuCode *)o;
    if (code->n_args == 0 || code->trapped != NULL) {
        return n;
    }
    int self = -(int)code->n_locals;
    uint32_t ext = 0;
    for (uint32_t pc = 0; pc < code->n_words;) {
        uint32_t word = code->words[pc];
        unsigned opcode = ou_special_generic[word & 0xff];
        if (opcode == OU_OPCODE_EXT) {
            ext = word;
            pc++;
            continue;
        }
        bool is_wide = ext != 0;
        int object = is_wide ? (int16_t)((ext >> 8 & 0xff) << 8 | (word >> 8 & 0xff)) : (int8_t)(word >> 8);
        size_t name = (ext >> 24) << 8 | word >> 24;
        if (opcode == OU_OPCODE_SET_ATTR && object == self && name < ou_tuple_size(code->names)) {
            n = add_name(names, n, room, ou_tuple_borrow(code->names, name));
        }
        ext = 0;
        pc += ou_opcode_length(opcode);
    }
    return n;
}

OuObject *ou_host_delegate(OuObject *generator)
{
    return ou_window_delegate((const OuGenerator *)generator);
}

OuObject *ou_host_window_frame(OuThread *th, void *window)
{
    return (OuObject *)ou_frame_object(th, &((OuWindow *)window)->frame);
}

OuObject *ou_host_origin(OuThread *th, int64_t depth)
{
    OuObject *list = ou_list_new(th, 0);
    for (OuFrame *f = ou_frame_current(th); list != NULL && f != NULL && depth > 0; f = f->previous, depth--) {
        OuObject *line = ou_int_new(th, ou_frame_line(f));
        OuObject *entry = line == NULL ? NULL : ou_tuple_of(th, 3, f->code->filename, line, f->code->name);
        ou_drop_maybe(th, line);
        if (!ou_list_append_adopt(th, list, entry)) {
            ou_clear_ref(th, &list);
        }
    }
    if (list == NULL) {
        return NULL;
    }
    OuObject *tuple = ou_list_to_tuple(th, list);
    ou_drop(th, list);
    return tuple;
}
