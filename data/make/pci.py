"""PCI 2005–2016: weighted total and sub-indices, with the weights of each method.

The figures are `pci_2005_2016.csv`, whose rows of 2013 mostly lack their province: those are found
by their exact total in `PCI_2013.xlsx`. Official ranks and classes of 2012 and 2013 are from the
two workbooks. The weights are not printed in the sources; they are the ones that reproduce the
printed totals, and `_check_weights` holds them to the deviations that the notes state.
"""

from decimal import Decimal

from provinces import EDITIONS, Names, groups, ha_tay, units_63
from shared import composed, figure, read_csv, read_sheet, vi_en, without_float_noise

_PARTS = [
    ("entry", vi_en("Gia nhập thị trường", "Entry costs")),
    ("land", vi_en("Tiếp cận đất đai", "Land access and tenure")),
    ("transparency", vi_en("Tính minh bạch", "Transparency")),
    ("time", vi_en("Chi phí thời gian", "Time costs")),
    ("informal", vi_en("Chi phí không chính thức", "Informal charges")),
    ("implement", vi_en("Thực thi chính sách", "Policy implementation")),
    ("bias", vi_en("Cạnh tranh bình đẳng", "Level playing field")),
    ("proactive", vi_en("Tính năng động", "Proactivity")),
    ("support", vi_en("Hỗ trợ doanh nghiệp", "Business support services")),
    ("labor", vi_en("Đào tạo lao động", "Labour training")),
    ("legal", vi_en("Thiết chế pháp lý", "Legal institutions")),
]

# First year, name, weights in the order of _PARTS (- where the method has no such part).
_METHODS = [
    (2005, vi_en("9 thành phần, 42 tỉnh, thành phố", "9 sub-indices, 42 provinces"),
     "1.71 0.835 1.611 0.961 0.755 0.021 1.311 1.684 1.111 - -"),
    (2006, vi_en("10 thành phần, 64 tỉnh, thành phố", "10 sub-indices, 64 provinces"),
     "0.5 0.5 1.5 1 0.5 - 0.5 1.5 1.5 1.5 1"),
    (2009, vi_en("9 thành phần, bỏ cạnh tranh bình đẳng", "9 sub-indices, without level playing field"),
     "1 0.5 2 1.5 1 - - 1 0.5 2 0.5"),
    (2013, vi_en("10 thành phần, thêm cạnh tranh bình đẳng", "10 sub-indices, with level playing field"),
     "0.5 0.5 2 0.5 1 - 0.5 0.5 2 2 0.5"),
]  # fmt: skip

# How far Σ weight × part may lie from the printed total. Parts and totals have five decimals or more,
# but for Tiền Giang in 2005 and the totals of 2011, which have two; those of 2011 also follow sub-
# indices that differ from the ones printed.
_ROUNDING = Decimal("0.00001")
_EXCEPTIONS = {(2005, "tien-giang"): Decimal("0.005"), 2011: Decimal("0.552")}

# Workbook, sheet, the columns in which the name stands again and again, total, rank, class.
_BOOKS = {
    2012: ("PCI_2012.xlsx", "Tong hop", "TVX", "U", "W", "Y"),
    2013: ("PCI_2013.xlsx", "Summary_VN", "V", "W", "X", "Y"),
}


def _official(shared, names, year):
    """Of a year's workbook: unit → (total, official rank, class)."""
    file, sheet, name_columns, total, rank, group = _BOOKS[year]
    cells = read_sheet(shared / "vietnam" / file, sheet)
    official = {}
    for row in range(2, 65):
        (unit,) = {names.id_of(cells[f"{column}{row}"]) for column in name_columns}
        score = without_float_noise(cells[f"{total}{row}"], 5)
        official[unit] = (score, int(cells[f"{rank}{row}"]), composed(cells[f"{group}{row}"]))
    assert len(official) == 63
    return official


def _read(shared, names):
    """(year → unit → row of the CSV, year → unit → official rank and class)."""
    books = {year: _official(shared, names, year) for year in _BOOKS}
    by_total = {score: unit for unit, (score, *_) in books[2013].items()}
    years = {}
    for row in read_csv(shared / "vietnam" / "pci_2005_2016.csv"):
        year, total = int(row["year"]), Decimal(row["pci_weighted"])
        unit = names.id_of(row["prov"]) if row["prov"].strip() else by_total[total]
        units = years.setdefault(year, {})
        assert unit not in units
        units[unit] = row
        if year in books:
            assert books[year][unit][0] == total, (year, unit)
    return years, books


def _weights(texts):
    return {key: text for (key, _), text in zip(_PARTS, texts.split(), strict=True) if text != "-"}


def _check_weights(years):
    """Every total is Σ weight × part within what the notes say."""
    for year, units in years.items():
        weights = _weights([texts for start, _, texts in _METHODS if start <= year][-1])
        for unit, row in units.items():
            made = sum(Decimal(weight) * Decimal(row["pci_" + key]) for key, weight in weights.items())
            allowed = _EXCEPTIONS.get((year, unit), _EXCEPTIONS.get(year, _ROUNDING))
            deviation = abs(made - Decimal(row["pci_weighted"]))
            assert deviation <= allowed, (year, unit, deviation)
            assert not [k for k, _ in _PARTS if k not in weights and row["pci_" + k]], (year, unit)


def _table(year, units, order, official):
    keys = [key for key, _ in _PARTS if any(row["pci_" + key] for row in units.values())]
    rows = []
    for unit in [unit for unit in order if unit in units]:
        total = figure(units[unit]["pci_weighted"])
        if official:
            _, rank, group = official[unit]
            total = {"score": total, "rank": rank, "of": 63, "class": group}
        rows.append([unit, total, *(figure(units[unit]["pci_" + key]) for key in keys)])
    table = {"period": str(year), "indicators": ["pci", *("pci." + key for key in keys)]}
    return {**table, "rows": rows}


def make(shared):
    """The publication from the CSV and the two workbooks."""
    units = units_63()
    units[0]["predecessors"] = [{"unit": "ha-tay", "link": "full"}]
    units.insert(1, ha_tay())
    years, books = _read(shared, Names(units))
    _check_weights(years)
    order = [unit["id"] for unit in units]
    return {
        "format": "xephang/1",
        "id": "pci",
        "title": vi_en(
            "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) 2005–2016",
            "Provincial competitiveness index (PCI) 2005–2016",
        ),
        "publisher": vi_en(
            "Phòng Thương mại và Công nghiệp Việt Nam (VCCI)",
            "Vietnam Chamber of Commerce and Industry (VCCI)",
        ),
        "licence": {
            "name": "CC0-1.0",
            "url": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        "sources": [{
            "id": "vietnamdata",
            "title": vi_en(
                "VCCI, qua gói dữ liệu vietnamdata (CC0): pci_2005_2016.csv, PCI_2012.xlsx, PCI_2013.xlsx",
                "VCCI, through the data package vietnamdata (CC0): pci_2005_2016.csv, PCI_2012.xlsx, PCI_2013.xlsx",
            ),
            "url": "https://github.com/mdtrinh/vietnamdata",
        }],
        "notes": [
            vi_en(
                "Điểm PCI = Σ trọng số × điểm thành phần. Trọng số tìm từ chính số liệu; điểm tính lại lệch điểm công bố không quá 0,00001, trừ năm 2011 (không quá 0,552) và Tiền Giang năm 2005 (0,005, vì điểm chỉ có hai chữ số thập phân).",
                "The PCI score is Σ weight × sub-index. The weights were found from the figures themselves; recomputed scores are within 0.00001 of the published ones, but for 2011 (within 0.552) and Tiền Giang in 2005 (0.005, its score having two decimals only).",
            ),
            vi_en(
                "Trọng số và thành phần đổi vào các năm 2006, 2009 và 2013: điểm trước và sau không so sánh được.",
                "Weights and sub-indices changed in 2006, 2009 and 2013: scores before and after do not compare.",
            ),
            vi_en(
                "Hạng công bố và nhóm xếp hạng chỉ có cho năm 2012 và 2013. Hạng xếp theo điểm chưa làm tròn.",
                "Published ranks and classes are given for 2012 and 2013 only. Ranks follow the unrounded score.",
            ),
            vi_en(
                "Năm 2013, tên của 50 đơn vị thiếu trong nguồn, được tìm lại theo điểm đúng từng chữ số trong PCI_2013.xlsx.",
                "For 2013 the source lacks the names of 50 units; they were found by exact score in PCI_2013.xlsx.",
            ),
            vi_en(
                "Năm 2005 có 42 đơn vị. Hà Tây nhập vào Hà Nội từ ngày 1/8/2008 (cùng huyện Mê Linh của Vĩnh Phúc và bốn xã của Hòa Bình), nhưng PCI 2008 vẫn có Hà Tây.",
                "2005 has 42 units. Hà Tây joined Hà Nội on 1 August 2008 (with Mê Linh district of Vĩnh Phúc and four communes of Hòa Bình), but PCI 2008 still lists Hà Tây.",
            ),
        ],
        "editions": [EDITIONS["vn-64"], EDITIONS["vn-63"]],
        "groups": groups(),
        "units": units,
        "indicators": [{
            "id": "pci",
            "name": vi_en("Chỉ số năng lực cạnh tranh cấp tỉnh", "Provincial competitiveness index"),
            "short": vi_en("PCI", "PCI"),
            "maximum": 100,
            "decimals": 2,
            "rank": {"by": "unrounded", "ties": "competition"},
            "methods": [
                {
                    "from": str(start),
                    "name": name,
                    "weights": {"pci." + key: figure(w) for key, w in _weights(texts).items()},
                    "comparable": False,
                }
                for start, name, texts in _METHODS
            ],
            "parts": [
                {"id": "pci." + key, "name": name, "maximum": 10, "decimals": 2} for key, name in _PARTS
            ],
        }],
        "tables": [
            _table(year, years[year], order, books.get(year)) for year in sorted(years)
        ],
    }
