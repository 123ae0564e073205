/* crc.c - crc.h.
 *
 * A table of remainders is linear: entry i is the sum (exclusive or) of the entries of i's bits. So the tables are written
 * down as eight constants each, and the compiler fills them in. CRC-32 takes eight bytes a step, a table for each
 * place (Kounavis and Berry, "A Systematic Approach to Building High Performance Software-Based CRC Generators", 2005). */
#include "10_builtin/compress/crc.h"

#include <string.h>

#define ONE(i, a, b, c, d, e, f, g, h)                                                             \
    (((i) & 1 ? a : 0u) ^ ((i) & 2 ? b : 0u) ^ ((i) & 4 ? c : 0u) ^ ((i) & 8 ? d : 0u) ^           \
     ((i) & 16 ? e : 0u) ^ ((i) & 32 ? f : 0u) ^ ((i) & 64 ? g : 0u) ^ ((i) & 128 ? h : 0u))
#define FOUR(i, ...) ONE(i, __VA_ARGS__), ONE(i + 1, __VA_ARGS__), ONE(i + 2, __VA_ARGS__), ONE(i + 3, __VA_ARGS__)
#define SIXTEEN(i, ...) FOUR(i, __VA_ARGS__), FOUR(i + 4, __VA_ARGS__), FOUR(i + 8, __VA_ARGS__), FOUR(i + 12, __VA_ARGS__)
#define SIXTY_FOUR(i, ...)                                                                         \
    SIXTEEN(i, __VA_ARGS__), SIXTEEN(i + 16, __VA_ARGS__), SIXTEEN(i + 32, __VA_ARGS__), SIXTEEN(i + 48, __VA_ARGS__)
#define ROW(...)                                                                                   \
    {                                                                                              \
        SIXTY_FOUR(0, __VA_ARGS__), SIXTY_FOUR(64, __VA_ARGS__), SIXTY_FOUR(128, __VA_ARGS__),     \
        SIXTY_FOUR(192, __VA_ARGS__)                                                               \
    }

/* crc32_tables[k][i]: the remainder of byte i with k bytes of zero behind it; the polynomial is 0xedb88320, reflected. */
static const uint32_t crc32_tables[8][256] = {
    ROW(0x77073096, 0xee0e612c, 0x076dc419, 0x0edb8832, 0x1db71064, 0x3b6e20c8, 0x76dc4190, 0xedb88320),
    ROW(0x191b3141, 0x32366282, 0x646cc504, 0xc8d98a08, 0x4ac21251, 0x958424a2, 0xf0794f05, 0x3b83984b),
    ROW(0x01c26a37, 0x0384d46e, 0x0709a8dc, 0x0e1351b8, 0x1c26a370, 0x384d46e0, 0x709a8dc0, 0xe1351b80),
    ROW(0xb8bc6765, 0xaa09c88b, 0x8f629757, 0xc5b428ef, 0x5019579f, 0xa032af3e, 0x9b14583d, 0xed59b63b),
    ROW(0x3d6029b0, 0x7ac05360, 0xf580a6c0, 0x30704bc1, 0x60e09782, 0xc1c12f04, 0x58f35849, 0xb1e6b092),
    ROW(0xcb5cd3a5, 0x4dc8a10b, 0x9b914216, 0xec53826d, 0x03d6029b, 0x07ac0536, 0x0f580a6c, 0x1eb014d8),
    ROW(0xa6770bb4, 0x979f1129, 0xf44f2413, 0x33ef4e67, 0x67de9cce, 0xcfbd399c, 0x440b7579, 0x8816eaf2),
    ROW(0xccaa009e, 0x4225077d, 0x844a0efa, 0xd3e51bb5, 0x7cbb312b, 0xf9766256, 0x299dc2ed, 0x533b85da),
};

/* CRC-CCITT, 0x1021, highest bit first. */
static const uint16_t ccitt_table[256] = ROW(0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48c4, 0x9188);

uint32_t ou_crc32(uint32_t crc, const void *data, size_t n)
{
    const uint8_t *at = data;
    const uint32_t(*t)[256] = crc32_tables;
    crc = ~crc;
    for (; n >= 8; n -= 8, at += 8) {
        uint32_t a, b;
        memcpy(&a, at, sizeof a);
        memcpy(&b, at + 4, sizeof b);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        a = __builtin_bswap32(a);
        b = __builtin_bswap32(b);
#endif
        a ^= crc;
        crc = t[7][a & 255] ^ t[6][a >> 8 & 255] ^ t[5][a >> 16 & 255] ^ t[4][a >> 24] ^ t[3][b & 255] ^
              t[2][b >> 8 & 255] ^ t[1][b >> 16 & 255] ^ t[0][b >> 24];
    }
    for (; n > 0; n--) {
        crc = t[0][(crc ^ *at++) & 255] ^ crc >> 8;
    }
    return ~crc;
}

uint16_t ou_crc_ccitt(uint16_t crc, const void *data, size_t n)
{
    const uint8_t *at = data;
    for (; n > 0; n--) {
        crc = (uint16_t)(crc << 8 ^ ccitt_table[crc >> 8 ^ *at++]);
    }
    return crc;
}
