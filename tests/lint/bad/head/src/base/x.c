/* Nameless. */
int x;
