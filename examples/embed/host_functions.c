/* Functions of a C program, called by Python: a small drawing board. */
#include <ouro.h>
#include <stdio.h>
#include <string.h>

static char board[3][13];

/* board.plot(x, y, mark) */
static OuroStatus plot(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)data, (void)result;
    if (n != 3 || args[0].kind != OURO_INT || args[1].kind != OURO_INT || args[2].kind != OURO_TEXT) {
        return ouro_raise(vm, "TypeError", "plot(x, y, mark)");
    }
    if (args[0].whole < 0 || args[0].whole >= 12 || args[1].whole < 0 || args[1].whole >= 3) {
        return ouro_raise(vm, "IndexError", "that is beyond the board");
    }
    board[args[1].whole][args[0].whole] = args[2].data[0];
    return OURO_OK;
}

int main(void)
{
    OuroVm *vm = ouro_new(NULL);
    OuroValue points, point, x;
    memset(board, '.', sizeof board);
    if (vm == NULL || ouro_define(vm, "board.plot", plot, NULL) != OURO_OK) {
        return 1;
    }
    ouro_run(vm, "import board\nfor i in range(12): board.plot(i, i // 4, '*')", "<draw>");
    if (ouro_run(vm, "board.plot(12, 0, '*')", "<outside>") == OURO_ERROR) {
        printf("%s", ouro_error(vm));
    }
    for (int y = 0; y < 3; y++) {
        printf("%.12s\n", board[y]);
    }

    /* And Python's objects, worked with in C. */
    ouro_scope_open(vm);
    ouro_value(vm, "[{'x': 1}, {'x': 20}]", &points);
    ouro_iter(vm, &points, &points);
    for (int sum = 0; ouro_next(vm, &points, &point) == OURO_OK;) {
        OuroValue key = ouro_text("x");
        ouro_get_item(vm, &point, &key, &x);
        printf("%d\n", sum += (int)x.whole);
    }
    ouro_scope_close(vm);
    return ouro_free(vm) ? 0 : 1;
}
