"""A made-up district's index of its agencies and communes: an example of the form, with no real figure.

Everything follows from a fixed sequence of pseudo-random numbers, so the same bytes come out each time.
"""

from decimal import Decimal

from shared import figure, plain, vi_en

YEARS = ["2023", "2024"]

# Number, names, and the maximum of a criterion or, for one with parts, its parts.
_CONTENTS = [
    ("1", "Chỉ đạo, điều hành cải cách hành chính", "Steering of administrative reform", [
        ("1.1", "Kế hoạch cải cách hành chính", "Reform plan", [
            ("1.1.1", "Ban hành kế hoạch đúng hạn", "Plan issued in time", "1"),
            ("1.1.2", "Mức độ hoàn thành kế hoạch", "Completion of the plan", "2"),
        ]),
        ("1.2", "Kiểm tra cải cách hành chính", "Reform inspections", "2"),
        ("1.3", "Tuyên truyền cải cách hành chính", "Reform communication", "2"),
        ("1.4", "Sáng kiến cải cách hành chính", "Reform initiatives", "3"),
    ]),
    ("2", "Cải cách thể chế", "Institutional reform", [
        ("2.1", "Theo dõi thi hành pháp luật", "Monitoring of law enforcement", "4"),
        ("2.2", "Rà soát văn bản", "Review of documents", "3"),
        ("2.3", "Xử lý văn bản trái pháp luật", "Handling of unlawful documents", "3"),
    ]),
    ("3", "Cải cách thủ tục hành chính", "Reform of procedures", [
        ("3.1", "Công khai thủ tục hành chính", "Publication of procedures", "4"),
        ("3.2", "Thực hiện cơ chế một cửa", "One-stop shop", "6"),
        ("3.3", "Giải quyết hồ sơ đúng hạn", "Files settled in time", [
            ("3.3.1", "Hồ sơ tại đơn vị đúng hạn", "Own files in time", "4"),
            ("3.3.2", "Hồ sơ liên thông đúng hạn", "Joint files in time", "3"),
        ]),
        ("3.4", "Tiếp nhận phản ánh, kiến nghị", "Handling of complaints", "3"),
    ]),
    ("4", "Cải cách tổ chức bộ máy", "Reform of the organisation", [
        ("4.1", "Sắp xếp tổ chức bộ máy", "Arrangement of the organisation", "4"),
        ("4.2", "Thực hiện quy chế làm việc", "Working rules", "4"),
    ]),
    ("5", "Cải cách chế độ công vụ", "Civil service reform", [
        ("5.1", "Cơ cấu theo vị trí việc làm", "Job positions", "3"),
        ("5.2", "Đánh giá, xếp loại công chức", "Appraisal of civil servants", "3"),
        ("5.3", "Kỷ luật, kỷ cương hành chính", "Administrative discipline", "4"),
    ]),
    ("6", "Cải cách tài chính công", "Public finance reform", [
        ("6.1", "Giải ngân vốn đầu tư công", "Disbursement of public investment", "4"),
        ("6.2", "Quản lý, sử dụng tài sản công", "Use of public assets", "4"),
    ]),
    ("7", "Xây dựng chính quyền số", "Digital government", [
        ("7.1", "Dịch vụ công trực tuyến", "Online public services", [
            ("7.1.1", "Tỷ lệ hồ sơ trực tuyến", "Share of online files", "4"),
            ("7.1.2", "Thanh toán trực tuyến", "Online payment", "2"),
        ]),
        ("7.2", "Trao đổi văn bản điện tử", "Electronic documents", "4"),
        ("7.3", "Số hóa hồ sơ, kết quả", "Digitised files and results", "4"),
    ]),
    ("8", "Tác động của cải cách hành chính", "Effects of the reform", [
        ("8.1", "Điều tra xã hội học", "Sociological survey", "15"),
        ("8.2", "Phát triển kinh tế - xã hội", "Social and economic development", "5"),
    ]),
]  # fmt: skip

_AGENCIES = [
    ("Văn phòng Ví Dụ", "Office of Vi Du"),
    ("Phòng Nội vụ Ví Dụ", "Home affairs division of Vi Du"),
    ("Phòng Tư pháp Ví Dụ", "Justice division of Vi Du"),
    ("Phòng Tài chính Ví Dụ", "Finance division of Vi Du"),
    ("Phòng Kinh tế Ví Dụ", "Economy division of Vi Du"),
    ("Phòng Hạ tầng Ví Dụ", "Infrastructure division of Vi Du"),
    ("Phòng Nông nghiệp Ví Dụ", "Agriculture division of Vi Du"),
    ("Phòng Môi trường Ví Dụ", "Environment division of Vi Du"),
    ("Phòng Văn hóa Ví Dụ", "Culture division of Vi Du"),
    ("Phòng Giáo dục Ví Dụ", "Education division of Vi Du"),
    ("Phòng Y tế Ví Dụ", "Health division of Vi Du"),
    ("Thanh tra Ví Dụ", "Inspectorate of Vi Du"),
]
_COMMUNES = 15

_SURVEY = "8.1"
# Agencies that no survey is held in, and one that has no joint files.
_NO_SURVEY = {"co-quan-2", "co-quan-11", "co-quan-12"}
_NO_JOINT_FILES = {"co-quan-4"}
# What is not there: figures of one criterion, a self-assessment, a unit's whole first year.
_NOT_AVAILABLE = {("xa-9", "2023", "7.3")}
_NOT_SELF_ASSESSED = {("xa-13", "2023")}
_NOT_YET = {("co-quan-8", "2023")}


# With its bonus points it comes to more than the maximum.
_STRONG = "xa-9"


class _Numbers:
    """SplitMix64: numbers that look random and are always the same."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return (z ^ (z >> 31)) % n


def _leaves(parts):
    for number, _, _, inside in parts:
        if isinstance(inside, list):
            yield from _leaves(inside)
        else:
            yield number, int(inside)


_MAXIMA = dict(_leaves(_CONTENTS))
assert sum(_MAXIMA.values()) == 100


def _points(hundredths):
    return plain(Decimal(hundredths) / 100)


def _printed(hundredths):
    """A total, with the two decimals that it is printed with."""
    return figure(f"{Decimal(hundredths) / 100:.2f}")


def _id(number):
    return "cchc." + number.replace(".", "-")


def _indicator(part):
    number, vi, en, inside = part
    of = {"id": _id(number), "name": vi_en(f"{number}. {vi}", f"{number}. {en}"), "short": vi_en(vi, en)}
    parts = inside if isinstance(inside, list) else []
    of["maximum"] = sum(maximum for _, maximum in _leaves([part]))
    if parts:
        of["parts"] = [_indicator(part) for part in parts]
    return of


def _scored(numbers, number, skill):
    """The score that a unit gave itself and the appraised one, in hundredths of a point; a survey's
    result is taken as it is."""
    maximum = 100 * _MAXIMA[number]
    if number == _SURVEY:
        score = min(maximum, maximum * (7000 + 20 * skill + numbers.below(800)) // 10000)
        return score, score
    hard = sum(number.encode()) * 7 % 19
    quarters = maximum * min(100, skill - hard + numbers.below(36)) // 2500
    more = [0, 0, 0, 1, 1, 2, 3, -1][numbers.below(8)]
    return 25 * max(0, min(maximum // 25, quarters + more)), 25 * quarters


def _scaled(hundredths, maximum):
    """Points of a maximum brought back to one of 100, rounded half up; in whole numbers."""
    return (200 * hundredths // maximum + 1) // 2


def _cell(both, own_maximum=None):
    own, score = both
    cell = {"score": _points(score)}
    if own_maximum is not None:
        cell["maximum"] = own_maximum
    return {**cell, "selfAssessed": _points(own)} if own is not None else cell


def _cells(part, leaves, cells):
    """The cells of a part and all below it; gives its maximum for the unit, and its two scores where
    anything in it is scored."""
    number, _, _, inside = part
    if not isinstance(inside, list):
        found = leaves[number]
        if isinstance(found, str) or found is None:
            cells[number] = found
            return (0 if found == "not-applicable" else _MAXIMA[number]), None
        cells[number] = _points(found[1]) if number == _SURVEY else _cell(found)
        return _MAXIMA[number], found
    below = [_cells(part, leaves, cells) for part in inside]
    maximum = sum(maximum for maximum, _ in below)
    known = [both for _, both in below if both is not None]
    own = None if any(own is None for own, _ in known) else sum(own for own, _ in known)
    both = (own, sum(score for _, score in known))
    whole = sum(maximum for _, maximum in _leaves([part]))
    cells[number] = _cell(both, maximum if maximum != whole else None)
    return maximum, both


def _unit(numbers, unit, year, skill):
    """The cells of a unit in a year, by number, and the appraised total."""
    leaves = {}
    for number in _MAXIMA:
        own, score = _scored(numbers, number, skill)
        if (unit, year) in _NOT_SELF_ASSESSED:
            own = None
        leaves[number] = (own, score)
        if (unit in _NO_SURVEY and number == _SURVEY) or (unit in _NO_JOINT_FILES and number == "3.3.2"):
            leaves[number] = "not-applicable"
        if (unit, year, number) in _NOT_AVAILABLE:
            leaves[number] = None
    bonus = [0, 0, 0, 50, 100, 150, 200, 300][numbers.below(8)]
    penalty = [0, 0, 0, 0, 0, -50, -100, -150][numbers.below(8)]
    claimed = bonus + [0, 0, 50][numbers.below(3)]
    if (unit, year) in _NOT_SELF_ASSESSED:
        claimed = None
    cells = {}
    maximum, points = 0, [0, 0]
    for part in _CONTENTS:
        most, both = _cells(part, leaves, cells)
        maximum += most
        points = [None if a is None or b is None else a + b for a, b in zip(points, both)]
    cells["9"] = _cell((claimed, bonus))
    # Whoever rates itself sees no penalty.
    cells["10"] = _cell((None if claimed is None else 0, penalty))
    own, score = (None if value is None else _scaled(value, maximum) for value in points)
    total = score + bonus + penalty
    cells["total"] = {"score": _printed(total)}
    if own is not None:
        cells["total"]["selfAssessed"] = _printed(own + claimed)
    return cells, total


def _indicators():
    return [{
        "id": "cchc",
        "name": vi_en("Chỉ số cải cách hành chính của phòng, xã", "Administrative reform index of agencies and communes"),
        "short": vi_en("CCHC", "PAR"),
        "maximum": 100,
        "decimals": 2,
        "rank": {"by": 2, "ties": "competition", "within": "group"},
        "parts": [_indicator(part) for part in _CONTENTS] + [
            {"id": "cchc.9", "name": vi_en("Điểm thưởng", "Bonus points"), "kind": "bonus", "maximum": 3},
            {"id": "cchc.10", "name": vi_en("Điểm trừ", "Penalty points"), "kind": "penalty"},
        ],
    }]


def _numbers_of(parts):
    for number, _, _, inside in parts:
        yield number
        if isinstance(inside, list):
            yield from _numbers_of(inside)


def make(_shared):
    """The publication; it needs no file."""
    units = [
        {"id": f"co-quan-{at}", "name": vi_en(vi, en), "kind": "agency", "group": "co-quan"}
        for at, (vi, en) in enumerate(_AGENCIES, 1)
    ] + [
        {"id": f"xa-{at}", "name": vi_en(f"Xã Ví Dụ {at}", f"Vi Du commune {at}"), "kind": "commune", "group": "xa"}
        for at in range(1, _COMMUNES + 1)
    ]
    numbers = _Numbers(2024)
    skills = {unit["id"]: 62 + numbers.below(30) for unit in units}
    order = ["total", *_numbers_of(_CONTENTS), "9", "10"]
    tables = []
    for year in YEARS:
        found = {}
        for unit in units:
            skills[unit["id"]] = min(95, skills[unit["id"]] + numbers.below(6))
            skill = 112 if unit["id"] == _STRONG else skills[unit["id"]]
            made = _unit(numbers, unit["id"], year, skill)
            if (unit["id"], year) not in _NOT_YET:
                found[unit["id"]] = made
        for group in ("co-quan", "xa"):
            inside = [unit["id"] for unit in units if unit["group"] == group and unit["id"] in found]
            for unit in inside:
                cells, total = found[unit]
                above = sum(found[other][1] > total for other in inside)
                cells["total"] |= {"rank": above + 1, "of": len(inside)}
        tables.append({
            "period": year,
            "indicators": ["cchc" if number == "total" else _id(number) for number in order],
            "rows": [[unit, *(cells[number] for number in order)] for unit, (cells, _) in found.items()],
        })
    return {
        "format": "xephang/1",
        "id": "vi-du-xa-phuong",
        "title": vi_en(
            "Ví dụ tự đặt: CCHC của phòng, xã thuộc huyện Ví Dụ 2023–2024",
            "Made-up example: administrative reform of agencies and communes of Vi Du district, 2023–2024",
        ),
        "publisher": vi_en("Huyện Ví Dụ (không có thật)", "Vi Du district (does not exist)"),
        "licence": {
            "name": "CC0-1.0",
            "url": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        "sources": [{
            "id": "vi-du",
            "title": vi_en("Số liệu tự đặt để minh họa", "Figures made up for illustration"),
        }],
        "notes": [
            vi_en(
                "Huyện, phòng, xã và mọi số liệu trong tệp đều do máy sinh ra để minh họa, không phải số liệu thật.",
                "The district, its agencies and communes and every figure were made by a program for illustration; none is real.",
            ),
            vi_en(
                "Điểm điều tra xã hội học không tự chấm: điểm ấy tính vào cả tổng điểm tự chấm và tổng điểm thẩm định.",
                "Nobody rates itself in the survey: its points count in the self-assessed and the appraised total alike.",
            ),
            vi_en(
                "Đơn vị không điều tra xã hội học, hoặc có tiêu chí không áp dụng, được quy đổi tổng điểm về thang 100 trước khi cộng điểm thưởng, điểm trừ.",
                "Where no survey is held or a criterion does not apply, the total is brought back to 100 points before bonus and penalty points are added.",
            ),
        ],
        "example": True,
        "groups": [
            {"id": "co-quan", "name": vi_en("Phòng, cơ quan", "Agencies")},
            {"id": "xa", "name": vi_en("Xã", "Communes")},
        ],
        "units": units,
        "indicators": _indicators(),
        "tables": tables,
    }
