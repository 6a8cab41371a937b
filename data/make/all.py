"""Makes the published files and their catalogue: python3 data/make/all.py ../shared/data

The first argument, or else the variable XEPHANG_SHARED, is the folder of source figures; a second
one is the folder to write to, by default the one above this script. Needs nothing but Python 3.11.
"""

import hashlib
import os
import pathlib
import sys

sys.dont_write_bytecode = True

import binh_lieu
import dti
import papi
import pci
import provinces_2025
import vi_du_xa_phuong
from shared import write_json

# In the order in which the page offers them.
FILES = [
    ("pci-2005-2016.json", pci),
    ("papi-2011-2020.json", papi),
    ("binh-lieu.json", binh_lieu),
    ("dti-2022.json", dti),
    ("provinces-2025.json", provinces_2025),
    ("vi-du-xa-phuong.json", vi_du_xa_phuong),
]


def entry(file, publication, text):
    """A publication's line in the catalogue."""
    data = text.encode("utf-8")
    figures = publication.get("tables", []) + publication.get("observations", [])
    return {
        "id": publication["id"],
        "title": publication["title"],
        "file": file,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "indices": [index["id"] for index in publication["indicators"]],
        "units": len(publication["units"]),
        "periods": sorted({figure["period"] for figure in figures}),
    }


def main(arguments):
    here = pathlib.Path(__file__).resolve().parent
    source = arguments[0] if arguments else os.environ.get("XEPHANG_SHARED")
    if not source:
        sys.exit("Name the folder of source figures: python3 data/make/all.py ../shared/data")
    shared = pathlib.Path(source)
    if not (shared / "vietnam").is_dir():
        sys.exit(f"There are no source figures in {shared}: it has no folder «vietnam».")
    target = pathlib.Path(arguments[1]) if len(arguments) > 1 else here.parent
    entries = []
    for file, maker in FILES:
        publication = maker.make(shared)
        text = write_json(publication)
        (target / file).write_text(text, encoding="utf-8", newline="\n")
        entries.append(entry(file, publication, text))
        print(f"{file}: {entries[-1]['bytes']} bytes")
    catalogue = {"format": "xephang-catalogue/1", "publications": entries}
    (target / "catalogue.json").write_text(write_json(catalogue), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
