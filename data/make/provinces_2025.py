"""The 34 provinces since 1 July 2025 and the 63 that they were formed from. No figures."""

import json

from provinces import EDITIONS, Names, groups, slug, unit, units_63
from shared import vi_en


def _short(name):
    """«Tỉnh Lào Cai» → «Lào Cai»; the city keeps its «TP.» as everywhere."""
    for prefix in ("Tỉnh ", "Thành phố "):
        name = name.removeprefix(prefix)
    return "TP. Hồ Chí Minh" if name == "Hồ Chí Minh" else name


def _spell(name, known):
    """The tone marks as the older list sets them: Hoà Bình → Hòa Bình."""
    return next((other for other in known if slug(other) == slug(name)), name)


def make(shared):
    """The publication from the list of units and their links."""
    path = shared / "vietnam" / "units" / "provinces_2025.json"
    source = json.loads(path.read_text(encoding="utf-8"))["provinces"]
    before = units_63()
    names = Names(before)
    by_id = {entry["id"]: entry for entry in before}
    known = [entry["name"]["vi"] for entry in before]

    after = []
    for province in source:
        name = _spell(_short(province["name"]), known)
        made = unit(name, None, "vn-34", unit_id=slug(name) + "-2025")
        made["code"] = province["code"]
        made["predecessors"] = []
        for old in province["from"]:
            old_id = names.id_of(old["name"])
            by_id[old_id]["code"] = old["code"]
            made["predecessors"].append({"unit": old_id, "link": old["link"]})
        after.append(made)
    assert len(after) == 34 and all("code" in entry for entry in before)

    return {
        "format": "xephang/1",
        "id": "provinces-2025",
        "title": vi_en(
            "Đơn vị hành chính cấp tỉnh từ ngày 1/7/2025", "Provinces since 1 July 2025"
        ),
        "date": "2025-07-01",
        "licence": {
            "name": "MIT",
            "url": "https://github.com/dvhcvn/20250701",
        },
        "sources": [{
            "id": "dvhcvn",
            "title": vi_en(
                "Danh mục đơn vị hành chính từ ngày 1/7/2025 (MIT, © 2025 dvhcvn)",
                "List of administrative units since 1 July 2025 (MIT, © 2025 dvhcvn)",
            ),
            "url": "https://github.com/dvhcvn/20250701",
        }],
        "notes": [
            vi_en(
                "63 tỉnh, thành phố thành 34; tệp này chỉ có đơn vị, không có số liệu.",
                "63 provinces became 34; this file holds units and no figures.",
            ),
            vi_en(
                "Mã đơn vị chỉ có nghĩa trong danh mục của nó: bảy mã nay là của tỉnh khác (15: Yên Bái, nay là Lào Cai).",
                "A code has meaning within its own list only: seven codes now name another province (15: Yên Bái, now Lào Cai).",
            ),
            vi_en(
                "Vùng chỉ ghi cho 63 đơn vị cũ; nhiều đơn vị mới gộp từ hai vùng.",
                "Regions are given for the 63 earlier units only; several new units span two of them.",
            ),
        ],
        "editions": [EDITIONS["vn-63"], EDITIONS["vn-34"]],
        "groups": groups(),
        "units": before + after,
        "indicators": [],
    }
