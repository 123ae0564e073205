/* output.c - what the program prints goes to the host: OuroConfig.write.
 *
 * sys.stdout and sys.stderr are ordinary text streams over a raw stream whose write() is a function of the host. Both are
 * flushed at each line, as at a terminal, and when a call of ouro.h returns. */
#include "12_api/api.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/int.h"
#include "06_types/str.h"

#include <string.h>

static const char source[] =
    "import io\n"
    "class HostOutput(io.RawIOBase):\n"
    "    def __init__(self, number, name, write):\n"
    "        self.number, self.name, self.send = number, name, write\n"
    "    def writable(self):\n"
    "        return True\n"
    "    def write(self, data):\n"
    "        self.send(self.number, bytes(data))\n"
    "        return len(data)\n"
    "def open(number, name, write, errors):\n"
    "    raw = io.BufferedWriter(HostOutput(number, name, write))\n"
    "    return io.TextIOWrapper(raw, 'utf-8', errors, '\\n', True)\n";

/* write(number, bytes) of a HostOutput. */
static OuroStatus write_out(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)data, (void)result;
    if (n != 2 || args[0].kind != OURO_INT || args[1].kind != OURO_BYTES) {
        return ouro_raise(vm, "TypeError", "write(): a number and bytes are needed");
    }
    vm->write(vm->write_data, (int)args[0].whole, args[1].data, args[1].size);
    return OURO_OK;
}

/* sys.`name` and sys.__`name`__; the stream is kept in *place, too. */
static bool open_one(OuThread *th, OuObject *space, OuObject *function, int number, const char *name, const char *hidden, OuObject **place)
{
    OuObject *fn = ou_dict_borrow_text(th, space, "open"), *sys = th->vm->machine->sys_dict;
    OuObject *text = ou_str_format(th, "<%s>", name), *no = ou_int_new(th, number);
    OuObject *errors = ou_str_from_text(th, number == 1 ? "strict" : "backslashreplace");
    bool ok = fn != NULL && text != NULL && no != NULL && errors != NULL;
    OuObject *stream = ok ? ou_call(th, fn, (OuObject *[]){no, text, function, errors}, 4, NULL) : NULL;
    ok = stream != NULL && ou_dict_set_text(th, sys, name, stream) && ou_dict_set_text(th, sys, hidden, stream);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, no);
    ou_drop_maybe(th, errors);
    ou_replace(th, place, stream);
    return ok;
}

bool ou_api_open_output(OuroVm *vm)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *name = ou_str_from_text(th, "<ouro>"), *write = ou_str_from_text(th, "write"), *space = ou_dict_new(th);
    OuCode *code = name == NULL ? NULL
                                : ou_compile_source(th, source, sizeof source - 1, name, OU_COMPILE_EXEC, OU_COMPILE_IGNORE_COOKIE,
                                                    th->vm->machine->optimize, NULL);
    OuObject *function = write == NULL ? NULL : ou_api_function(th, write, NULL, write_out, NULL);
    bool ok = code != NULL && function != NULL && space != NULL &&
              ou_dict_set_text(th, space, "__builtins__", th->vm->machine->builtins_module) && ou_dict_set_text(th, space, "__name__", name);
    OuObject *done = ok ? ou_machine_run(th, code, space, space, NULL) : NULL;
    ok = done != NULL && open_one(th, space, function, 1, "stdout", "__stdout__", &vm->output[0]) &&
         open_one(th, space, function, 2, "stderr", "__stderr__", &vm->output[1]);
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, function);
    ou_drop_maybe(th, space);
    ou_drop_maybe(th, code);
    ou_drop_maybe(th, write);
    ou_drop_maybe(th, name);
    return ok;
}

void ou_api_flush(OuroVm *vm)
{
    OuThread *th = ou_api_thread(vm);
    for (size_t i = 0; i < OU_COUNT_OF(vm->output); i++) {
        OuObject *stream = ou_keep_maybe(vm->output[i]);
        OuObject *done = stream == NULL ? NULL : ou_call_method_text(th, stream, "flush", 0);
        ou_drop_maybe(th, done);
        ou_drop_maybe(th, stream);
        ou_error_clear(th);
    }
}
