/* help.c - the texts of -h, --help-env, --help-xoptions and --help-all: CPython's options as far as they do something, and Ouro's own. */
#include "13_cli/cli.h"

#include <stdio.h>

const char ou_help_usage[] = "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char options[] =
    "Options (and the variables that do the same):\n"
    "-b     : issue warnings about str(bytes) and comparing bytes with str (-bb: issue errors)\n"
    "-B     : don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-d     : set sys.flags.debug; nothing else; also PYTHONDEBUG=x\n"
    "-E     : ignore PYTHON* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script; also PYTHONINSPECT=x\n"
    "-I     : isolate Ouro from the user's environment (implies -E and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements; also PYTHONOPTIMIZE=x\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : don't prepend a potentially unsafe path to sys.path\n"
    "-q     : don't print version and copyright messages on interactive startup\n"
    "-R     : seed the hashes of str and bytes at random, whatever PYTHONHASHSEED says\n"
    "-s     : don't add user site directory to sys.path\n"
    "-S     : don't add folders of packages (and those that .pth files name) to sys.path\n"
    "-u     : force the stdout and stderr streams to be unbuffered; also PYTHONUNBUFFERED=x\n"
    "-v     : verbose (trace import statements); also PYTHONVERBOSE=x\n"
    "-V     : print the version number and exit (also --version); twice: with the compiler\n"
    "-W arg : warning control; arg is action:message:category:module:lineno; also PYTHONWARNINGS=arg\n"
    "-x     : skip first line of source, allowing use of non-Unix forms of #!cmd\n"
    "-X opt : set implementation-specific option\n"
    "--check-hash-based-pycs always|default|never:\n"
    "         whether .pyc files that name their source by its hash are compared with it\n"
    "--help-env      : print help about environment variables and exit\n"
    "--help-xoptions : print help about implementation-specific -X options and exit\n"
    "--help-all      : print complete help information and exit\n"
    "--memory-limit N : bytes this program may hold (K, M, G); MemoryError beyond\n"
    "Arguments:\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";

static const char variables[] =
    "Environment variables that change behavior:\n"
    "PYTHONSTARTUP   : file that is run before the first prompt\n"
    "PYTHONPATH      : folders and archives, separated by ':', that stand first in sys.path\n"
    "PYTHONSAFEPATH  : don't prepend a potentially unsafe path to sys.path (-P)\n"
    "PYTHONHOME      : is not read: the library is found by OUROHOME\n"
    "PYTHONUTF8      : 1 enables the UTF-8 mode, 0 disables it (-X utf8)\n"
    "PYTHONIOENCODING: encoding[:errors] of stdin, stdout and stderr\n"
    "PYTHONFAULTHANDLER: dump the traceback on fatal errors (-X faulthandler)\n"
    "PYTHONHASHSEED  : seed of the hashes of str and bytes: `random', or a number in [0,4294967295]\n"
    "PYTHONINTMAXSTRDIGITS: the most digits of an int that is made from text or shown as text; 0: no limit\n"
    "PYTHONMALLOC    : where small objects stand (-X malloc)\n"
    "PYTHONCOERCECLOCALE: 0 leaves the C locale as it is\n"
    "PYTHONBREAKPOINT: what breakpoint() calls; 0: nothing\n"
    "PYTHONDEVMODE   : development mode (-X dev)\n"
    "PYTHONPYCACHEPREFIX: root of the tree of .pyc files (-X pycache_prefix)\n"
    "PYTHONPROFILEIMPORTTIME: show how long each import takes (-X importtime)\n"
    "PYTHONWARNDEFAULTENCODING: enable opt-in EncodingWarning for 'encoding=None'\n"
    "PYTHONTRACEMALLOC: start tracemalloc, with tracebacks of so many frames (-X tracemalloc)\n"
    "PYTHONNOUSERSITE: don't add user site directory to sys.path (-s)\n"
    "OUROHOME        : folder in which, or below which, the standard library is\n"
    "OUROPATH        : like PYTHONPATH, and before it\n"
    "OUROMALLOC      : blocks, system or debug (-X malloc)\n"
    "OUROMEMSTATS    : atcap shows where the memory is when a memory limit is first met\n";

static const char x_options[] =
    "The following implementation-specific options are available:\n"
    "-X dev: development mode: warnings by default, faulthandler, debug mode of asyncio,\n"
    "    names of encodings and error handlers checked\n"
    "-X dis: show the program's instructions on stderr before it runs\n"
    "-X faulthandler: enable faulthandler\n"
    "-X gccheck=N: judge each Nth collection by a slow second opinion; works only on debug builds\n"
    "-X importtime: show how long each import takes\n"
    "-X int_max_str_digits=number: limit the size of int<->str conversions; 0 disables the limit\n"
    "-X lockstats: show at exit who waited for the lock, and how long\n"
    "-X malloc=blocks|system|debug: where small objects stand: blocks, the C library, or blocks that are checked\n"
    "-X memstats[=json]: show at exit where the memory is\n"
    "-X pycache_prefix=PATH: write .pyc files to a parallel tree at PATH instead of to the code tree\n"
    "-X tracemalloc[=NFRAME]: start tracemalloc, with tracebacks of NFRAME frames (default: 1)\n"
    "-X utf8[=0|1]: enable UTF-8 mode for operating system interfaces, or disable it\n"
    "-X warn_default_encoding: enable opt-in EncodingWarning for 'encoding=None'\n";

void ou_help_print(unsigned parts)
{
    if (parts & OU_HELP_OPTIONS) {
        fputs(ou_help_usage, stdout);
        fputs(options, stdout);
    }
    if (parts & OU_HELP_VARIABLES) {
        fputs(variables, stdout);
    }
    if (parts & OU_HELP_X) {
        fputs(x_options, stdout);
    }
}
