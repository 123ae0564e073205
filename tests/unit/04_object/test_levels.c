/* The table of the levels: whole when there is room, cut off and ended when there is not. */
#include "unit.h"

#include "04_object/levels.h"
#include "toys.h"

#include <string.h>

static OuVm vm;

static void the_table_has_every_level(void **state)
{
    (void)state;
    static char text[OU_LEVELS_ROOM];
    assert_true(ou_vm_start(&vm, SIZE_MAX, &toy_host, 1, 1));
    ToyNode *node = toy_node(&vm.main, 1);
    size_t length = ou_levels_text(&vm, text, sizeof text);
    assert_int_equal(length, strlen(text));
    assert_true(text[length - 1] == '\n');
#ifdef OU_BYPASS_POOLS
    const char *const levels[] = {"level -1", "level  0", "level +1", "level +2", NULL}; /* no pools, so no classes */
#else
    const char *const levels[] = {"level -1", "level  0", "level +1", "level +2", "class", NULL};
#endif
    for (const char *const *level = levels; *level != NULL; level++) {
        assert_non_null(strstr(text, *level));
    }
    ou_drop(&vm.main, node);
    ou_vm_end(&vm);
}

static void a_small_room_cuts_it_off(void **state)
{
    (void)state;
    static char whole[OU_LEVELS_ROOM];
    char cut[40];
    assert_true(ou_vm_start(&vm, SIZE_MAX, &toy_host, 1, 1));
    ou_levels_text(&vm, whole, sizeof whole);
    for (size_t room = 1; room < sizeof cut; room++) {
        memset(cut, '#', sizeof cut);
        assert_int_equal(ou_levels_text(&vm, cut, room), room - 1);
        assert_int_equal(strlen(cut), room - 1);
        assert_memory_equal(cut, whole, room - 1 < 12 ? room - 1 : 12);
        assert_true(cut[room] == '#');
    }
    ou_vm_end(&vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_has_every_level),
        cmocka_unit_test(a_small_room_cuts_it_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
