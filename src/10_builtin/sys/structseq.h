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

/* How Python code makes one. */
typedef enum OuStructSeqMaking {
    OU_STRUCTSEQ_BY_SEQUENCE, /* cls(sequence, dict={}) */
    OU_STRUCTSEQ_BY_NOBODY,
    OU_STRUCTSEQ_BY_VALUE     /* of one field: cls(value) */
} OuStructSeqMaking;

typedef struct OuStructSeq {
    const char *name;          /* "sys.version_info" */
    const char *doc;
    const OuStructField *fields; /* ended by name NULL */
    size_t n_visible;          /* items of the tuple; the rest are attributes only */
    OuStructSeqMaking making;
} OuStructSeq;

/* The class; new. Attributes n_fields, n_sequence_fields, n_unnamed_fields, __match_args__ as in CPython. */
OuObject *ou_structseq_type(OuThread *th, const OuStructSeq *table);

/* An instance from as many values as there are fields; values are taken over, even on failure; NULL entries fail. */
OuObject *ou_structseq_adopt(OuThread *th, OuObject *type, const OuStructSeq *table, OuObject **values);

/* The same for a type that stands in a module under its own name (the part of table->name after the dot). */
OuObject *ou_structseq_adopt_in(OuThread *th, const char *module, const OuStructSeq *table, OuObject **values);

#endif
