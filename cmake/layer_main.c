/* layer_main.c - the main of a layer check: the objects beside it must link, that is all. */
int main(void)
{
    return 0;
}
