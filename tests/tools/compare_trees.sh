#!/bin/sh
# compare_trees.sh BUILD [FILE...]: are the trees of the files (default: all of the oracle's library)
# the same as the oracle's? BUILD holds unit/08_compile-test_parser. Prints each file that differs, and a count.
test_parser=$1/unit/08_compile-test_parser
shift
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
[ $# -gt 0 ] || set -- $(find /usr/lib/python3.11 -name '*.py' ! -path '*/lib2to3/tests/data/*' ! -name 'bad*')
differ=0
for file; do
    "$test_parser" "$file" > "$work/ours"
    env -u PYTHONPATH -u PYTHONHOME /usr/bin/python3.11 -W ignore "$here/tree_text.py" "$file" > "$work/wanted"
    if ! cmp -s "$work/ours" "$work/wanted"; then
        differ=$((differ + 1))
        echo "differs: $file"
    fi
done
echo "$# files, $differ differ"
[ "$differ" = 0 ]
