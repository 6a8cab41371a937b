"""DTI 2022: the ranks of 63 provinces, and the scores of the first five."""

import collections

from provinces import EDITIONS, Names, groups, units_63
from shared import figure, read_csv, vi_en

# Column in the source, id, name, weight.
_PARTS = [
    ("nhan_thuc_so", "awareness", vi_en("Nhận thức số", "Digital awareness"), "0.1"),
    ("the_che_so", "institutions", vi_en("Thể chế số", "Digital institutions"), "0.1"),
    ("ha_tang_so", "infrastructure", vi_en("Hạ tầng số", "Digital infrastructure"), "0.1"),
    ("nhan_luc_so", "workforce", vi_en("Nhân lực số", "Digital workforce"), "0.1"),
    ("an_toan_ttm", "security", vi_en("An toàn thông tin mạng", "Network information security"), "0.1"),
    ("chinh_quyen_so", "government", vi_en("Chính quyền số", "Digital government"), "0.2"),
    ("kinh_te_so", "economy", vi_en("Kinh tế số", "Digital economy"), "0.15"),
    ("xa_hoi_so", "society", vi_en("Xã hội số", "Digital society"), "0.15"),
]


def make(shared):
    """The publication from the two lists of published facts."""
    folder = shared / "vietnam" / "published-facts"
    units = units_63()
    names = Names(units)
    scored = {names.id_of(row["province"]): row for row in read_csv(folder / "dti_2022_top5_components.csv")}
    ranks = {names.id_of(row["province"]): int(row["rank"]) for row in read_csv(folder / "dti_2022_ranks.csv")}
    assert len(ranks) == 63
    assert sorted(collections.Counter(ranks.values()).items())[14:16] == [(15, 2), (17, 1)]

    rows = []
    for unit, rank in ranks.items():
        cell = {"rank": rank, "of": 63}
        if unit in scored:
            cell = {"score": figure(scored[unit]["pdti"]), **cell}
        rows.append([unit, cell])
    parts = [
        {"id": "dti." + key, "name": name, "maximum": 1, "weight": figure(weight), "decimals": 4}
        for _, key, name, weight in _PARTS
    ]
    return {
        "format": "xephang/1",
        "id": "dti",
        "title": vi_en(
            "Chỉ số chuyển đổi số cấp tỉnh (DTI) 2022", "Provincial digital transformation index (DTI) 2022"
        ),
        "publisher": vi_en("Bộ Thông tin và Truyền thông", "Ministry of Information and Communications"),
        "licence": {
            "name": "CC0-1.0",
            "url": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        "sources": [{
            "id": "dti",
            "title": vi_en("Xếp hạng chuyển đổi số năm 2022", "Digital transformation ranking 2022"),
            "url": "https://dti.gov.vn/xep-hang-2022",
        }],
        "notes": [
            vi_en(
                "Chỉ có hạng của đủ 63 tỉnh, thành phố; điểm và điểm thành phần chỉ có của năm đơn vị đứng đầu.",
                "Ranks are given for all 63 units; scores and their parts for the first five only.",
            ),
            vi_en(
                "Thanh Hóa và Yên Bái cùng hạng 15, hạng tiếp theo là 17.",
                "Thanh Hóa and Yên Bái share rank 15; the next rank is 17.",
            ),
            vi_en(
                "Trọng số suy ra từ số liệu: Σ trọng số × thành phần khớp điểm của cả năm đơn vị, lệch không quá 0,0001.",
                "The weights follow from the figures: Σ weight × part gives the score of all five units within 0.0001.",
            ),
        ],
        "editions": [EDITIONS["vn-63"]],
        "groups": groups(),
        "units": units,
        "indicators": [{
            "id": "dti",
            "name": vi_en("Chỉ số chuyển đổi số cấp tỉnh", "Provincial digital transformation index"),
            "short": vi_en("DTI", "DTI"),
            "maximum": 1,
            "decimals": 4,
            "rank": {"by": "unrounded", "ties": "competition"},
            "parts": parts,
        }],
        "tables": [
            {"period": "2022", "indicators": ["dti"], "rows": rows},
            {
                "period": "2022",
                "indicators": [part["id"] for part in parts],
                "rows": [
                    [unit, *(figure(row[column]) for column, *_ in _PARTS)]
                    for unit, row in scored.items()
                ],
            },
        ],
    }
