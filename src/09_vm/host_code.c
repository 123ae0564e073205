/* host_code.c - what 06 asks of the machine about code and generators. */
#include "09_vm/host_code.h"

#include "06_types/error.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/tuple.h"
#include "08_compile/opcode.h"
#include "09_vm/special.h"
#include "09_vm/window.h"

#include <string.h>

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
