"""Bình Liêu district: its four indices of 2022 as announced, and what follows from them for 2021.

The text gives last year only as a change: 2021 is this year less the change, and is marked derived.
DGI's maximum is not announced; 91,48 % of it is 73,18 points, so it is 80: derived as well.
"""

from decimal import Decimal

from shared import figure, plain, vi_en

# id, full name, short name, maximum, score, change of score, rank, places gained, percent announced
_ANNOUNCED = [
    ("par", vi_en("Cải cách hành chính (CCHC)", "Public administration reform"),
     vi_en("PAR INDEX", "PAR INDEX"), "100", "80.98", "-8.37", 13, -4, None),
    ("sipas", vi_en("Hài lòng của người dân, tổ chức", "Satisfaction of citizens and organisations"),
     vi_en("SIPAS", "SIPAS"), "100", "94.01", "-2.3", 12, -10, None),
    ("egov", vi_en("Mức độ chính quyền điện tử", "Level of e-government"),
     vi_en("Chính quyền điện tử", "E-government"), "220", "165.02", "35.34", 13, -2, "75.01"),
    ("dgi", vi_en("Hiệu quả quản trị cấp huyện", "District governance performance"),
     vi_en("DGI", "DGI"), "80", "73.18", "0.75", 7, 1, "91.48"),
]  # fmt: skip
_RANKED = 13


def make(_shared):
    """The publication; it needs no file."""
    indicators, this_year, last_year = [], [], []
    for key, name, short, maximum, score, change, rank, places, percent in _ANNOUNCED:
        indicator = {"id": key, "name": name, "short": short}
        if key == "sipas":
            indicator["measure"] = "percent"
        indicator["maximum"] = figure(maximum)
        if key == "dgi":
            indicator["derived"] = ["maximum"]
        indicators.append({**indicator, "decimals": 2})

        observed = {"unit": "binh-lieu", "indicator": key}
        figures = {"score": figure(score), "rank": rank, "of": _RANKED}
        if percent:
            figures["percent"] = figure(percent)
        figures["change"] = {"score": figure(change), "rank": places, "since": "2021"}
        this_year.append({**observed, "period": "2022", **figures})
        last_year.append({
            **observed,
            "period": "2021",
            "score": plain(Decimal(score) - Decimal(change)),
            "rank": rank + places,
            "derived": ["score", "rank"],
        })
    return {
        "format": "xephang/1",
        "id": "binh-lieu",
        "title": vi_en("Bình Liêu: bốn chỉ số năm 2022", "Bình Liêu: four indices of 2022"),
        "publisher": vi_en(
            "Huyện Bình Liêu, tỉnh Quảng Ninh", "Bình Liêu district, Quảng Ninh province"
        ),
        "licence": {
            "name": "CC0-1.0",
            "url": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        "sources": [{
            "id": "2022",
            "title": vi_en(
                "Kết quả các chỉ số năm 2022 do huyện Bình Liêu công bố",
                "Results of the indices of 2022 as announced by Bình Liêu district",
            ),
        }],
        "notes": [
            vi_en(
                "Số liệu năm 2022 là số công bố. Điểm và hạng năm 2021 suy ra từ mức thay đổi đã công bố.",
                "The figures of 2022 are published. Score and rank of 2021 follow from the published changes.",
            ),
            vi_en(
                "Mức tối đa 80 của DGI suy ra từ tỷ lệ 91,48% đã công bố.",
                "DGI's maximum of 80 follows from the published 91.48%.",
            ),
            vi_en(
                "Mức thay đổi của SIPAS công bố là «giảm 2,3%», nghĩa là 2,3 điểm phần trăm.",
                "SIPAS's change was announced as «down 2.3%», which means 2.3 percentage points.",
            ),
            vi_en(
                "Xếp trong 13 đơn vị cấp huyện; tệp chỉ có số liệu của Bình Liêu, nên hạng là hạng công bố, không tính lại được.",
                "Ranked among 13 district-level units; the file holds Bình Liêu alone, so its ranks are the published ones and cannot be recomputed.",
            ),
        ],
        "units": [{
            "id": "binh-lieu",
            "name": vi_en("Bình Liêu", "Binh Lieu"),
            "kind": "district",
            "parent": "quang-ninh",
            "aliases": ["Huyện Bình Liêu"],
        }],
        "indicators": indicators,
        "observations": this_year + last_year,
    }
