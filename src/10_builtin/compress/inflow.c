/* inflow.c - inflow.h. */
#include "10_builtin/compress/inflow.h"

#define FIRST_OUTPUT 16384 /* bytes; from there on output doubles */

bool ou_inflow_init(OuThread *th, OuInflow *in)
{
    *in = (OuInflow){.needs_input = true};
    in->unused = ou_bytes_from(th, "", 0);
    return in->unused != NULL;
}

void ou_inflow_end(OuThread *th, OuInflow *in)
{
    ou_byte_builder_abandon(th, &in->rest);
    ou_clear_ref(th, &in->unused);
}

bool ou_inflow_begin(OuThread *th, OuInflow *in, const char *data, size_t n, const char *at_end)
{
    if (in->eof) {
        return ou_raise(th, &ou_exc_eof_error, "%s", at_end);
    }
    if (in->rest.n == 0) {
        in->data = data;
        in->left = n;
        return true;
    }
    if (!ou_byte_builder_put(th, &in->rest, data, n)) {
        return false;
    }
    in->data = in->rest.data;
    in->left = in->rest.n;
    return true;
}

/* What is left becomes the rest. */
static bool keep(OuThread *th, OuInflow *in)
{
    if (in->rest.n > 0) {
        memmove(in->rest.data, in->data, in->left);
        in->rest.n = in->left;
        return true;
    }
    return ou_byte_builder_put(th, &in->rest, in->data, in->left);
}

bool ou_inflow_finish(OuThread *th, OuInflow *in, bool eof, bool stalled)
{
    bool ok = true;
    if (eof) {
        in->eof = true;
        in->needs_input = false;
        OuObject *unused = in->left == 0 ? NULL : ou_bytes_from(th, in->data, in->left);
        ok = in->left == 0 || unused != NULL;
        if (unused != NULL) {
            ou_replace(th, &in->unused, unused);
        }
        in->left = 0;
    }
    if (in->left == 0) {
        ou_byte_builder_abandon(th, &in->rest);
        in->needs_input = !in->eof && !stalled;
    } else {
        in->needs_input = false;
        ok = keep(th, in);
    }
    in->data = NULL;
    in->left = 0;
    return ok;
}

bool ou_outflow_room(OuThread *th, OuByteBuilder *out, size_t most, size_t *room)
{
    if (out->n == out->room && out->n < most) {
        size_t more = out->n == 0 ? FIRST_OUTPUT : out->n;
        if (!ou_byte_builder_reserve(th, out, more > most - out->n ? most - out->n : more)) {
            return false;
        }
    }
    size_t has = out->room - out->n, may = most - out->n;
    *room = has < may ? has : may;
    return true;
}

OuObject *ou_outflow_finish(OuThread *th, OuByteBuilder *out, bool ok)
{
    if (ok && out->n > 0) {
        return ou_byte_builder_finish(th, out);
    }
    ou_byte_builder_abandon(th, out);
    return ok ? ou_bytes_from(th, "", 0) : NULL;
}

/* ---- what compressors and decompressors share ---- */

OuObject *ou_flow_compress(OuThread *th, OuFlow *flow, OuObject *o, int run, OuFlowCompress step)
{
    OuBuffer data;
    if (!ou_buffer_acquire(th, o, &data, false)) {
        return NULL;
    }
    ou_work_begin(th, &flow->in.busy);
    OuObject *result = flow->flushed ? ou_null(th, &ou_exc_value_error, "Compressor has been flushed")
                                     : step(th, flow, data.data, data.size, run);
    ou_work_end(&flow->in.busy);
    ou_buffer_release(th, &data);
    return result;
}

OuObject *ou_flow_flush(OuThread *th, OuFlow *flow, int finish, OuFlowCompress step)
{
    OuObject *result = NULL;
    ou_work_begin(th, &flow->in.busy);
    if (flow->flushed) {
        ou_raise(th, &ou_exc_value_error, "Repeated call to flush()");
    } else {
        flow->flushed = true;
        result = step(th, flow, "", 0, finish);
    }
    ou_work_end(&flow->in.busy);
    return result;
}

OuObject *ou_flow_decompress(OuThread *th, OuFlow *flow, OuObject *const *args, const char *at_end, bool breaks,
                             OuObject *(*step)(OuThread *th, OuFlow *flow, size_t most))
{
    OuBuffer data;
    int64_t most = -1;
    if (!ou_buffer_acquire(th, args[0], &data, false)) {
        return NULL;
    }
    if (!ou_as_ssize(th, args[1], &most)) {
        ou_buffer_release(th, &data);
        return NULL;
    }
    OuObject *result = NULL;
    ou_work_begin(th, &flow->in.busy);
    if (breaks && flow->in.broken) {
        ou_raise(th, &ou_exc_value_error, "Decompressor is unusable after a previous error");
    } else if (ou_inflow_begin(th, &flow->in, data.data, data.size, at_end)) {
        result = step(th, flow, most < 0 ? SIZE_MAX : (size_t)most);
    }
    ou_work_end(&flow->in.busy);
    ou_buffer_release(th, &data);
    return result;
}

OuObject *ou_flow_reduce(OuThread *th, OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                         OU_UNUSED OuObject *kwnames)
{
    return ou_null(th, &ou_exc_type_error, "cannot pickle '%T' object", self);
}

OuObject *ou_flow_eof(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((OuFlow *)self)->in.eof);
}

OuObject *ou_flow_needs_input(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((OuFlow *)self)->in.needs_input);
}

OuObject *ou_flow_unused(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(((OuFlow *)self)->in.unused);
}
