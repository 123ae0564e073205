/* listing.c - -X dis: the register code of the program's own unit, to stderr, before it runs.
 *
 * Standard error, so that what the program prints stays what it was. Code is shown as the compiler made it: specialised
 * forms are named by what they came from. */
#include "13_cli/cli.h"

#include "06_types/bytes.h"
#include "06_types/str.h"
#include "09_vm/special.h"

#include <stdio.h>

bool ou_cli_show_code(OuThread *th, const OuCode *code)
{
    OuObject *text = ou_code_disassemble(th, code, true, ou_special_generic);
    OuObject *bytes = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "backslashreplace");
    bool ok = bytes != NULL;
    if (ok) {
        fwrite(ou_bytes_data(bytes), 1, ou_bytes_size(bytes), stderr);
        fputs("\n", stderr);
    }
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, text);
    return ok;
}
