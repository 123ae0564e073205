/* Files' bytes: byte order marks, coding cookies, recoding. */
#include "unit.h"
#include "source_live.h"

static void cookies_are_found_where_pep_263_says(void **state)
{
    (void)state;
    static const struct {
        const char *text, *name;
    } cases[] = {
        {"# coding: latin-1\n", "latin-1"},
        {"# -*- coding: UTF-8 -*-\n", "UTF-8"},
        {"#!/usr/bin/python\n# vim: set fileencoding=latin1 :\n", "latin1"},
        {"\n# coding=x.y_z-1\n", "x.y_z-1"},
        {"\f \t# coding: a\n", "a"},
        {"\r\n# coding: b\r\n", "b"},
        {"\r# coding: c", "c"},
        {"a = 1 # coding: latin-1\n", ""},
        {"a\n# coding: latin-1\n", ""},
        {"\n\n# coding: latin-1\n", ""},
        {"# coding latin-1\n", ""},
        {"# coding:\n", ""},
        {"# encoding : x\n", ""},
        {"", ""},
    };
    for (size_t i = 0; i < OU_COUNT_OF(cases); i++) {
        const char *name = "";
        size_t size = ou_source_cookie(cases[i].text, strlen(cases[i].text), &name);
        assert_int_equal(size, strlen(cases[i].name));
        assert_memory_equal(name, cases[i].name, size);
    }
}

static void expect_text(const char *bytes, const char *wanted)
{
    OuSource source;
    assert_true(ou_source_open(TH, &source, bytes, strlen(bytes), OU_NONE, false));
    assert_int_equal(source.size, strlen(wanted));
    assert_memory_equal(source.utf8, wanted, source.size);
    ou_source_close(TH, &source);
}

static void text_becomes_utf8(void **state)
{
    (void)state;
    expect_text("a = 1", "a = 1");
    expect_text("\xef\xbb\xbfpass", "pass");
    expect_text("\xef\xbb\xbf# coding: utf-8\n\xc3\xa9", "# coding: utf-8\n\xc3\xa9");
    expect_text("# coding: latin-1\n\xe9", "# coding: latin-1\n\xc3\xa9");
    expect_text("# coding: ISO_8859_1-foo\n\xe9", "# coding: ISO_8859_1-foo\n\xc3\xa9");
    expect_text("# coding: latin-1\npass", "# coding: latin-1\npass");
    expect_text("# coding: utf_8_foo\n\xc3\xa9", "# coding: utf_8_foo\n\xc3\xa9");
}

static void expect_refused(const char *bytes, const char *wanted)
{
    OuSource source;
    assert_false(ou_source_open(TH, &source, bytes, strlen(bytes), OU_NONE, false));
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    live_error_text(out);
    fclose(out);
    assert_int_equal(strncmp(text, wanted, strlen(wanted)), 0);
    free(text);
}

static void marks_and_cookies_may_not_disagree(void **state)
{
    (void)state;
    expect_refused("\xef\xbb\xbf# coding: latin-1\na",
                   "SyntaxError|encoding problem: iso-8859-1 with BOM|");
}

static void ascii_refuses_other_bytes(void **state)
{
    (void)state;
    expect_refused("# coding: ascii\n'\xc3\xa9'", "SyntaxError|'ascii' codec can't decode byte 0xc3 in position 17: ordinal not in range(128)|");
}

static void recode_once(OuSweep *sweep)
{
    static const char bytes[] = "# coding: latin-1\nx = '\xe9\xe8'\n";
    OuSource source;
    OU_SWEEP_ARM(sweep, &vm.account);
    bool opened = ou_source_open(TH, &source, bytes, sizeof(bytes) - 1, OU_NONE, false);
    OU_SWEEP_DISARM(sweep, &vm.account);
    assert_int_equal(!opened, ou_has_error(TH));
    ou_error_clear(TH);
    if (opened) {
        ou_source_close(TH, &source);
    }
}

static void recoding_survives_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(recode_once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cookies_are_found_where_pep_263_says, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(text_becomes_utf8, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(marks_and_cookies_may_not_disagree, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(ascii_refuses_other_bytes, live_setup, live_teardown),
        cmocka_unit_test_setup_teardown(recoding_survives_every_fault, live_setup, live_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
