/* test_damaged_code.c - R13: code that came from bytes is verified before it runs or is shown, whatever way leads there.
 *
 * One instruction in the middle of each function of a module is spoiled, the module goes to bytes and back, which takes it, and then
 * Python code tries every way in. Each must end with ValueError("bad code object: ...") before anything of the function was done;
 * the module's own code, which is sound, runs. */
#include "unit.h"

#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "07_thread/thread.h"
#include "08_compile/opcode.h"
#include "12_api/api.h"

#include <string.h>

/* Everything that is called notes it first. */
static const char victims[] = "def plain(a): done.append(1); done.clear; return a\n"
                              "def many(a, *b, c=1, **d): done.append(1); done.clear; return a\n"
                              "def generator(a): done.append(1); done.clear; yield a\n"
                              "async def coroutine(a): done.append(1); done.clear; return a\n"
                              "async def stream(a): done.append(1); done.clear; yield a\n"
                              "def closes(a):\n"
                              "    def inner(): done.append(1); done.clear; return a\n"
                              "    return inner\n"
                              "class Setup:\n"
                              "    def __init__(self): self.x = done.append(1); done.clear\n"
                              "    @property\n"
                              "    def shown(self): done.append(1); done.clear; return 1\n"
                              "def body():\n"
                              "    class Body: done.append(1); done.clear\n"
                              "def listed(): return [(done.append(1), done.clear) for i in [1]]\n";

static const char tries[] =
    "import sys, marshal, dis, types\n"
    "def refused(fn, *args):\n"
    "    for again in range(2):\n"
    "        try: fn(*args)\n"
    "        except ValueError as e: assert str(e).startswith('bad code object: '), e\n"
    "        else: raise AssertionError(fn)\n"
    "    assert done == [], fn\n"
    "def codes(code):\n"
    "    for k in code.co_consts:\n"
    "        if isinstance(k, types.CodeType):\n"
    "            if k.co_name not in ('Setup', 'closes', 'body', 'listed'): yield k\n"
    "            yield from codes(k)\n"
    "done = []\n"
    "space = {'done': done}\n"
    "exec(module, space)\n"
    "def by_call(f):\n"
    "    return f(1)\n"
    "def by_keyword(f): return f(a=1)\n"
    "def by_unpacking(f): return f(*[1])\n"
    "def in_generator(f):\n"
    "    yield f(1)\n"
    "for name in 'plain many generator coroutine stream'.split():\n"
    "    f = space[name]\n"
    "    for way in (by_call, by_keyword, by_unpacking): refused(way, f)\n"
    "    refused(lambda: next(in_generator(f)))\n"
    "    refused(lambda: list(map(f, [1])))\n"
    "    refused(lambda: types.MethodType(f, 1)())\n"
    "    refused(lambda: types.FunctionType(f.__code__, space)(1))\n"
    "    sys.settrace(lambda *a: None)\n"
    "    try: refused(by_call, f)\n"
    "    finally: sys.settrace(None)\n"
    "refused(space['closes'](1))\n"
    "Setup = space['Setup']\n"
    "def construct():\n"
    "    for i in range(30): Setup()\n"
    "refused(construct)\n"
    "refused(lambda: object.__new__(Setup).shown)\n"
    "refused(space['body'])\n"
    "refused(space['listed'])\n"
    "def other(): pass\n"
    "other.__code__ = space['plain'].__code__\n"
    "refused(by_call, other)\n"
    "for code in codes(module):\n"
    "    refused(lambda: code.co_code)\n"
    "    refused(code.replace)\n"
    "    refused(marshal.dumps, code)\n"
    "    refused(dis.dis, code)\n"
    "    if not code.co_freevars: refused(exec, code, {'done': done})\n"
    "    for name in ('co_exceptiontable', 'co_linetable', 'co_lnotab'): refused(getattr, code, name)\n"
    "    for name in ('co_positions', 'co_lines'): refused(getattr(code, name))\n"
    "    refused(lambda: code == refused.__code__)\n"
    "    code.co_consts, code.co_names, code.co_varnames, code.co_flags, hash(code)\n"
    "refused(marshal.dumps, module)\n";

/* The attribute `clear` of done is looked up in a register that nothing has written: spoiled in code and what it holds, except
 * for the module, the class Setup and the functions that only make something. */
static size_t spoil(OuCode *code)
{
    size_t n = 0;
    for (uint32_t pc = 0; pc < code->n_words; pc += ou_opcode_length(code->words[pc] & 0xff)) {
        const OuObject *name = (code->words[pc] & 0xff) != OU_OPCODE_GET_ATTR ? NULL : ou_tuple_borrow(code->names, code->words[pc] >> 24);
        if (name != NULL && ou_str_equal_text(name, "clear")) {
            code->words[pc] = (code->words[pc] & ~UINT32_C(0xff0000)) | UINT32_C(0x7f0000);
            n++;
        }
    }
    for (size_t i = 0; i < ou_tuple_size(code->consts); i++) {
        OuObject *k = ou_tuple_borrow(code->consts, i);
        n += k->type == &ou_code_type ? spoil((OuCode *)k) : 0;
    }
    return n;
}

static void every_way_in_is_guarded(void **state)
{
    (void)state;
    OuroVm *vm = ouro_new(NULL);
    assert_non_null(vm);
    OuThread *th = ou_api_thread(vm);
    ou_lock_enter(th);
    OuObject *name = ou_str_from_text(th, "victims.py");
    OuCode *code = ou_compile_source(th, victims, sizeof victims - 1, name, OU_COMPILE_EXEC, 0, 0, NULL);
    assert_non_null(code);
    assert_int_equal(spoil(code), 10);
    OuObject *bytes = ou_code_dump(th, code);
    assert_non_null(bytes);
    OuCode *loaded = ou_code_load(th, ou_bytes_data(bytes), ou_bytes_size(bytes));
    assert_non_null(loaded);
    assert_true(loaded->unverified);
    OuObject *main_dict = ((OuModule *)ou_api_main(th))->dict;
    assert_true(ou_dict_set_text(th, main_dict, "module", &loaded->head));
    ou_drop(th, loaded);
    ou_drop(th, bytes);
    ou_drop(th, code);
    ou_drop(th, name);
    ou_lock_leave(th);
    if (ouro_run(vm, tries, "<tries>") != OURO_OK) {
        fail_msg("%s", ouro_error(vm));
    }
    assert_true(ouro_free(vm));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_way_in_is_guarded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
