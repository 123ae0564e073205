/* structseq.h - struct sequences: tuples whose first items have names too (sys.version_info, os.stat_result, ...).
 *
 * The type is a heap type of the VM, a subclass of tuple, made from a table. Further fields beyond n_visible are
 * attributes only, as in os.stat_result. */
#ifndef OU_STRUCTSEQ_H
#define OU_STRUCTSEQ_H

#include "04_object/vm.h"

typedef struct OuStructField {
    const char *name;
    const char *doc;
} OuStructField;

typedef struct OuStructSeq {
    const char *name;          /* "sys.version_info" */
    const char *doc;
    const OuStructField *fields; /* ended by name NULL */
    size_t n_visible;          /* items of the tuple; the rest are attributes only */
    bool no_new;               /* cannot be made from Python */
} OuStructSeq;

/* The class; new. Attributes n_fields, n_sequence_fields, n_unnamed_fields, __match_args__ as in CPython. */
OuObject *ou_structseq_type(OuThread *th, const OuStructSeq *table);

/* An instance from as many values as there are fields; values are taken over, even on failure; NULL entries fail. */
OuObject *ou_structseq_adopt(OuThread *th, OuObject *type, const OuStructSeq *table, OuObject **values);

#endif
