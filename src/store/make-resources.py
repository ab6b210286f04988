#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists the .sql files given on the command line as a gresource description."""
import os
import sys

root, output, *files = sys.argv[1:]
with open(output, "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n')
    out.write('  <gresource prefix="/org/tendclinic/Tend/store">\n')
    for name in sorted(os.path.relpath(file, root) for file in files):
        out.write(f"    <file>{name}</file>\n")
    out.write("  </gresource>\n</gresources>\n")
