#!/usr/bin/env python3
"""Measures letters and prints the tables of src/chart/text_width.rs.

Needs fonttools and Noto Sans (Debian: fonts-noto-core); for arrows, triangles and the minus sign,
which Noto Sans lacks, DejaVu Sans (fonts-dejavu-core), to which browsers then turn.

    python3 src/chart/text_width.py
"""
from fontTools.ttLib import TTFont

NOTO = "/usr/share/fonts/truetype/noto/NotoSans-%s.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans%s.ttf"
OTHERS = "ıĐđƠơƯư«»–—…•·×÷±§°½¼¾‘’“”€₫→←↑↓▲▼△▽●○◌−≤≥≈∑"


def widths(names):
    fonts = [(f["hmtx"], f.getBestCmap(), f["head"].unitsPerEm) for f in map(TTFont, names)]

    def of(char):
        for metrics, letters, em in fonts:
            if ord(char) in letters:
                return round(metrics[letters[ord(char)]][0] * 1000 / em)
        raise SystemExit(f"no font has {char}")

    return of


def main():
    tables = {
        "REGULAR": widths([NOTO % "Regular", DEJAVU % ""]),
        "BOLD": widths([NOTO % "Bold", DEJAVU % "-Bold"]),
    }
    for name, of in tables.items():
        print(f"const {name}: [u16; 95] = {[of(chr(c)) for c in range(32, 127)]};")
    pairs = [(c, tables["REGULAR"](c), tables["BOLD"](c)) for c in sorted(set(OTHERS))]
    print(f"const OTHERS: [(char, u16, u16); {len(pairs)}] = [")
    for char, regular, bold in pairs:
        print(f"    ('{char}', {regular}, {bold}),")
    print("];")


main()
