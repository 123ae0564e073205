/* csv_int.h - the module _csv: tables as text. One file a type. */
#ifndef OU_CSV_INT_H
#define OU_CSV_INT_H

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/chars.h"
#include "06_types/type.h"
#include "10_builtin/data_int.h"
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

typedef enum OuCsvQuoting { OU_CSV_MINIMAL, OU_CSV_ALL, OU_CSV_NONNUMERIC, OU_CSV_NONE } OuCsvQuoting;

#define OU_CSV_UNSET UINT32_MAX /* a character that the dialect does not have */

typedef struct OuCsvDialect {
    OuObject head;
    OuObject *line_terminator; /* str; owned, NULL only while it is made */
    uint32_t delimiter, quote, escape; /* characters; the last two may be OU_CSV_UNSET */
    int32_t quoting;           /* OuCsvQuoting */
    bool double_quote, skip_space, strict;
} OuCsvDialect;

extern const OuType ou_csv_dialect_type, ou_csv_reader_type, ou_csv_writer_type;

/* Dialect(...): an instance as it is when nothing else is given. New. */
OuObject *ou_csv_dialect_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
/* The dict of registered dialects, the class Error; borrowed; NULL with MemoryError. */
OuObject *ou_csv_dialects(OuThread *th);
OuObject *ou_csv_error(OuThread *th);
/* A registered dialect, new; NULL with Error "unknown dialect". */
OuObject *ou_csv_dialect_get(OuThread *th, OuObject *name);
/* Characters that a field may have. */
int64_t ou_csv_field_limit(OuThread *th);

OuObject *ou_csv_reader(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_csv_writer(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

/* n, between 1 and 2, as functions without a name word it. */
bool ou_csv_count(OuThread *th, size_t n);

#endif
