/* crc.h - cyclic redundancy checks of bytes. */
#ifndef OU_CRC_H
#define OU_CRC_H

#include "00_base/base.h"

/* CRC-32 of ISO 3309, as gzip has it: `crc` is that of what came before; 0 at first. */
uint32_t ou_crc32(uint32_t crc, const void *data, size_t n);
/* CRC-CCITT without inversion, as BinHex has it. */
uint16_t ou_crc_ccitt(uint16_t crc, const void *data, size_t n);

#endif
