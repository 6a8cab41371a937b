"""What every maker of a published file uses: exact numbers, reading CSV and XLSX, writing JSON.

Figures stay decimal text from the source to the published file and never pass through a binary
float. Sums are made with `decimal` at a precision that no figure here reaches.
"""

import csv
import decimal
import json
import re
import unicodedata
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

decimal.getcontext().prec = 60
decimal.getcontext().traps[decimal.Inexact] = True  # a sum that would lose a digit is an error

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?\Z")


class Figure(str):
    """A number by its text, written as it stands."""


def figure(text):
    """The text of a number, checked to be one that JSON takes as it stands."""
    if not NUMBER.match(text):
        raise ValueError(f"not a plain decimal number: {text!r}")
    return Figure(text)


def plain(value):
    """A decimal as a figure, without zeros that say nothing."""
    text = f"{value:f}"
    return figure(text.rstrip("0").rstrip(".") if "." in text else text)


def derived(value):
    """A score that is not published but follows from published figures."""
    return {"score": plain(value), "derived": ["score"]}


def vi_en(vi, en):
    """A name in both languages."""
    return {"vi": vi, "en": en}


# Reading ---------------------------------------------------------------------------------------


def read_csv(path):
    """The rows of a CSV file as dictionaries of texts."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_sheet(path, name):
    """The cells of a sheet as texts, by their address: {'A1': 'Thứ tự', …}."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    with zipfile.ZipFile(path) as book:
        part = lambda inner: ElementTree.fromstring(book.read("xl/" + inner))
        texts = [
            "".join(run.text or "" for run in item.iter(main + "t"))
            for item in part("sharedStrings.xml").findall(main + "si")
        ]
        targets = {link.get("Id"): link.get("Target") for link in part("_rels/workbook.xml.rels")}
        sheet = next(s for s in part("workbook.xml").find(main + "sheets") if s.get("name") == name)
        cells = {}
        for cell in part(targets[sheet.get(relation)]).iter(main + "c"):
            value = cell.find(main + "v")
            if value is not None:
                shared = cell.get("t") == "s"
                cells[cell.get("r")] = texts[int(value.text)] if shared else value.text
        return cells


def without_float_noise(text, decimals):
    """An XLSX number, which is a binary float printed with 17 digits, at the decimals that the
    publisher gives: 63.790959999999998 → 63.79096. Refuses to change more than that noise."""
    value = Decimal(text)
    with decimal.localcontext() as context:
        context.traps[decimal.Inexact] = False
        short = value.quantize(Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_EVEN)
    if abs(value - short) > Decimal("1e-12"):
        raise ValueError(f"{text} has more than {decimals} decimals")
    return short


def composed(text):
    """A text with its letters composed and its spaces single, as everything here is written."""
    return " ".join(unicodedata.normalize("NFC", text).split())


# Writing ---------------------------------------------------------------------------------------

WIDTH = 118


def write_json(value):
    """JSON text, one row, unit or short member to a line, so that a changed figure is one line."""
    text = "\n".join(_lines(value, 0)) + "\n"
    assert unicodedata.is_normalized("NFC", text)
    return text


def _compact(value):
    if isinstance(value, Figure):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{_compact(k)}:{_compact(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_compact(item) for item in value) + "]"
    if isinstance(value, float):
        raise ValueError("a binary float has no place here")
    return json.dumps(value, ensure_ascii=False)


def _stays_whole(value):
    """Rows of a table, and units, are one line however long."""
    if isinstance(value, dict):
        return "kind" in value
    return isinstance(value, list) and bool(value) and isinstance(value[0], str)


def _lines(value, depth):
    whole = _compact(value)
    if not isinstance(value, (dict, list)) or _stays_whole(value):
        return [whole]
    if depth and len(whole) + depth <= WIDTH:
        return [whole]
    is_dict = isinstance(value, dict)
    lines = ["{" if is_dict else "["]
    items = list(value.items()) if is_dict else [(None, item) for item in value]
    for at, (key, item) in enumerate(items):
        inner = _lines(item, depth + 1)
        inner[0] = (_compact(key) + ": " if is_dict else "") + inner[0]
        if at + 1 < len(items):
            inner[-1] += ","
        lines += [" " + line for line in inner]
    lines.append("}" if is_dict else "]")
    return lines
