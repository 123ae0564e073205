/* test_utf8.c - decoding and encoding against the oracle. */
#include "06_types/utf8.h"
#include "oracle.h"

static const char errors_script[] =
    "import random\n"
    "r = random.Random(8)\n"
    "def show(b):\n"
    "    try: t = b.decode('utf-8'); print(b.hex(), len(b), 0, '', max(map(ord, t), default=0), len(t), sep='|')\n"
    "    except UnicodeDecodeError as e:\n"
    "        t = b[:e.start].decode()\n"
    "        print(b.hex(), e.start, e.end - e.start, e.reason, max(map(ord, t), default=0), len(t), sep='|')\n"
    "for a in range(256):\n"
    "    show(bytes([a])); show(bytes([a, 65]))\n"
    "    for b in range(256): show(bytes([a, b])); show(b'x' * 9 + bytes([a, b]))\n"
    "edge = [0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff]\n"
    "for a in range(0xc0, 256):\n"
    "    for b in edge:\n"
    "        for c in edge:\n"
    "            show(bytes([a, b, c]))\n"
    "            for d in edge: show(bytes([a, b, c, d])); show(bytes([a, b, c, d, 0x41]))\n"
    "for i in range(5000):\n"
    "    top = r.choice([0x7f, 0xff, 0x7ff, 0xffff, 0x10ffff])\n"
    "    t = ''.join(chr(r.choice([r.randrange(0x80), r.randrange(top + 1)])) for k in range(r.randrange(40)))\n"
    "    b = bytearray(t.encode('utf-8', 'surrogatepass'))\n"
    "    show(b)\n"
    "    if b: b[r.randrange(len(b))] = r.randrange(256); show(b)\n";

static uint32_t width_class(uint32_t c)
{
    return c < 0x80 ? 0x7F : c < 0x100 ? 0xFF : c < 0x10000 ? 0xFFFF : 0x10FFFF;
}

/* Decodes bytes at each width that holds them, and encodes them back. */
static void round_trip(const uint8_t *bytes, const OuUtf8Scan *scan)
{
    for (int width = 1; width <= 4; width *= 2) {
        if (width < 4 && scan->max_char >= 1ull << (8 * width)) {
            continue;
        }
        void *chars = malloc(scan->n_chars * (size_t)width + 1);
        uint8_t *back = malloc(scan->n_bytes + 1);
        size_t size, bad;
        back[scan->n_bytes] = 0xEE;
        assert_int_equal(ou_utf8_decode(bytes, scan->n_bytes, width, chars), scan->n_chars);
        assert_true(ou_utf8_encoded_size(chars, scan->n_chars, width, false, &size, &bad));
        assert_int_equal(size, scan->n_bytes);
        assert_int_equal(ou_utf8_encode(chars, scan->n_chars, width, back), scan->n_bytes);
        assert_memory_equal(back, bytes, scan->n_bytes);
        assert_int_equal(back[scan->n_bytes], 0xEE);
        free(chars);
        free(back);
    }
}

static void scan_finds_what_the_oracle_finds(void **state)
{
    (void)state;
    ORACLE_OR_SKIP(answers, errors_script);
    char *buffer = NULL, *line;
    size_t room = 0;
    while ((line = oracle_line(answers, &buffer, &room)) != NULL) {
        char *copy = strdup(line);
        char *hex = strsep(&line, "|");
        size_t size = strlen(hex) / 2;
        uint8_t *bytes = malloc(size + 1);
        for (size_t i = 0; i < size; i++) {
            sscanf(hex + 2 * i, "%2hhx", &bytes[i]);
        }
        size_t start = strtoull(strsep(&line, "|"), NULL, 10);
        size_t error_size = strtoull(strsep(&line, "|"), NULL, 10);
        const char *reason = strsep(&line, "|");
        uint32_t largest = (uint32_t)strtoul(strsep(&line, "|"), NULL, 10);
        size_t n_chars = strtoull(strsep(&line, "|"), NULL, 10);
        OuUtf8Scan scan = ou_utf8_scan(bytes, size);
        if (scan.n_bytes != start || scan.error_size != error_size || scan.n_chars != n_chars ||
            strcmp(ou_utf8_reason(scan.error), reason) != 0 ||
            scan.max_char != (start == 0 ? 0 : width_class(largest))) {
            fail_msg("%s: ours %zu|%d|%s|%x|%zu", copy, scan.n_bytes, scan.error_size,
                     ou_utf8_reason(scan.error), scan.max_char, scan.n_chars);
        }
        round_trip(bytes, &scan);
        free(bytes);
        free(copy);
    }
    free(buffer);
    oracle_close(answers);
}

static void every_code_point_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        uint8_t bytes[4];
        size_t size, bad, used;
        int n = ou_utf8_encode_char(c, bytes);
        bool surrogate = c >= 0xD800 && c < 0xE000;
        assert_int_equal(ou_utf8_encoded_size(&c, 1, 4, false, &size, &bad), !surrogate);
        if (surrogate) {
            assert_int_equal(bad, 0);
            assert_true(ou_utf8_encoded_size(&c, 1, 4, true, &size, &bad));
        }
        assert_int_equal(size, n);
        assert_int_equal(ou_utf8_peek(bytes, &used), c);
        assert_int_equal(used, n);
        assert_int_equal(ou_utf8_scan(bytes, size).error, surrogate ? OU_UTF8_BAD_CONTINUATION : OU_UTF8_OK);
    }
}

static void first_surrogate_is_told(void **state)
{
    (void)state;
    const uint16_t text[] = {'a', 0xE9, 0xD800, 0xDFFF};
    size_t size, bad;
    assert_false(ou_utf8_encoded_size(text, 4, 2, false, &size, &bad));
    assert_int_equal(bad, 2);
    uint8_t out[9];
    assert_true(ou_utf8_encoded_size(text, 4, 2, true, &size, &bad));
    assert_int_equal(size, 9);
    assert_int_equal(ou_utf8_encode(text, 4, 2, out), 9);
    assert_memory_equal(out, "a\xC3\xA9\xED\xA0\x80\xED\xBF\xBF", 9);
    assert_false(ou_utf8_encoded_size(text, SIZE_MAX / 2, 2, true, &size, &bad));
    assert_true(bad == SIZE_MAX / 2);
}

static void ascii_prefix_stops_anywhere(void **state)
{
    (void)state;
    uint8_t bytes[40];
    for (size_t size = 0; size < sizeof bytes; size++) {
        for (size_t stop = 0; stop <= size; stop++) {
            memset(bytes, 'a', sizeof bytes);
            if (stop < sizeof bytes) {
                bytes[stop] = 0x80;
            }
            assert_int_equal(ou_utf8_ascii_prefix(bytes, size), stop < size ? stop : size);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scan_finds_what_the_oracle_finds),
        cmocka_unit_test(every_code_point_round_trips),
        cmocka_unit_test(first_surrogate_is_told),
        cmocka_unit_test(ascii_prefix_stops_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
