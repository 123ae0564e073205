/* warn.c - warn.h over the host table's warn_source, or its warn when that is not there. */
#include "08_compile/warn.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"

#include <stdarg.h>
#include <stdio.h>

#define MESSAGE_ROOM 512

const OuType *ou_warning_type(OuWarning category)
{
    return category == OU_WARN_SYNTAX ? &ou_exc_syntax_warning : &ou_exc_deprecation_warning;
}

bool ou_compile_warn(OuThread *th, OuWarning category, OuObject *filename, uint32_t line,
                     const char *format, ...)
{
    char message[MESSAGE_ROOM];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    OuObject *text = ou_str_from_text(th, message);
    if (text == NULL) {
        return false;
    }
    OuObject *type = (OuObject *)(uintptr_t)ou_warning_type(category);
    const OuHost *host = th->vm->host;
    bool fine = host->warn_source != NULL ? host->warn_source(th, type, text, filename, line)
                                          : host->warn(th, type, text, 1);
    ou_drop(th, text);
    return fine;
}
