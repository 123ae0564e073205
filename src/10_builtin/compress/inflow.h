/* inflow.h - the input of a decompressor that may stop before it has read all: what is left waits for the next call. */
#ifndef OU_INFLOW_H
#define OU_INFLOW_H

#include "10_builtin/data_int.h"

/* INFLOW-1 between calls: rest holds what was handed over and not read. During a call: data, left are what is to be read. */
typedef struct OuInflow {
    OuByteBuilder rest;
    const char *data;
    size_t left;
    bool eof, needs_input, broken, busy;
    OuObject *unused; /* bytes behind the end; owned */
} OuInflow;

bool ou_inflow_init(OuThread *th, OuInflow *in);
void ou_inflow_end(OuThread *th, OuInflow *in);
/* Puts the new input behind what waits. EOFError with these words after the end. */
bool ou_inflow_begin(OuThread *th, OuInflow *in, const char *data, size_t n, const char *at_end);
/* After the work: keeps what is left, or makes it unused data. stalled: output may wait although all input was read. */
bool ou_inflow_finish(OuThread *th, OuInflow *in, bool eof, bool stalled);

/* Output in a builder, at most `most` bytes: room for more at out->data + out->n, and how much; false with MemoryError.
 * *room 0: `most` is reached. */
bool ou_outflow_room(OuThread *th, OuByteBuilder *out, size_t most, size_t *room);
/* The builder as bytes, or nothing when !ok. */
OuObject *ou_outflow_finish(OuThread *th, OuByteBuilder *out, bool ok);

#endif
