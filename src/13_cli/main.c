/* main.c - the command `ouro`: options, then a program from a file, -c, -m or standard input. */
#include "13_cli/cli.h"

#include <stdlib.h>

int main(int argc, char **argv)
{
    OuOptions options;
    int code = ou_options_parse(&options, argc, argv);
    if (code < 0) {
        code = ou_cli_run(&options);
    }
    ou_options_free(&options);
    return code;
}
