/* inflow.h - the input of a decompressor that may stop before it has read all: what is left waits for the next call. */
#ifndef OU_INFLOW_H
#define OU_INFLOW_H

#include "10_builtin/foreign.h"

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

/* What a compressor and a decompressor begin with. */
typedef struct OuFlow {
    OuObject head;
    OuObject *library;      /* OuForeign; owned */
    OuForeignMemory memory;
    OuInflow in;            /* of a decompressor; its `busy` serves both */
    bool flushed;           /* of a compressor */
} OuFlow;

/* The methods compress(data) and flush(): step() is handed the input and what to do with it, one of the library's numbers. */
typedef OuObject *(*OuFlowCompress)(OuThread *th, OuFlow *flow, const char *data, size_t n, int action);
OuObject *ou_flow_compress(OuThread *th, OuFlow *flow, OuObject *data, int run, OuFlowCompress step);
OuObject *ou_flow_flush(OuThread *th, OuFlow *flow, int finish, OuFlowCompress step);

/* The method decompress(data, max_length): one call at a time gets its input to step(), which is told how much output it may
 * make (SIZE_MAX: any). breaks: no use after an error. */
OuObject *ou_flow_decompress(OuThread *th, OuFlow *flow, OuObject *const *args, const char *at_end, bool breaks,
                             OuObject *(*step)(OuThread *th, OuFlow *flow, size_t most));
OuObject *ou_flow_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_flow_eof(OuThread *th, OuObject *self);
OuObject *ou_flow_needs_input(OuThread *th, OuObject *self);
OuObject *ou_flow_unused(OuThread *th, OuObject *self);
#define OU_FLOW_GETSET                                                                             \
    {"eof", ou_flow_eof, NULL, "True if the end-of-stream marker has been reached."},              \
        {"needs_input", ou_flow_needs_input, NULL,                                                 \
         "True if more input is needed before more decompressed data can be produced."},           \
        {"unused_data", ou_flow_unused, NULL, "Data found after the end of the compressed stream."}

/* A type of streams, of the caller's structure Stream and its stream_drop(). */
#define OU_STREAM_TYPE(variable, full_name, number, more_flags, ...)                               \
    static const OuType variable = {                                                               \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = full_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .flags = OU_TYPE_IMMUTABLE | (more_flags),                                                 \
        .index = number,                                                                           \
        .basic_size = sizeof(Stream),                                                              \
        .drop = stream_drop,                                                                       \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        __VA_ARGS__}

#endif
