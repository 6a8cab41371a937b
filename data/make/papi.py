"""PAPI 2011–2016 and 2018–2020: dimensions and sub-dimensions of 63 provinces.

2011–2016 is `papi_2011_2016.csv`, whose totals carry the noise of binary addition
(38.040431999999996): to 2014, where everything is printed with six decimals, the total written is
the exact sum of the printed dimensions. 2015 and 2016 are printed with all the digits that a binary
number has, and stay so. 2018–2020 gives sub-dimensions only: dimensions and totals are their exact
sums, marked derived.
"""

from decimal import Decimal

from provinces import EDITIONS, Names, groups, units_63
from shared import derived, figure, plain, read_csv, vi_en

# Dimensions: id, name, short name, sub-dimensions. Sub-dimensions: id, column of the older source
# (without the dimension's name), code of the newer one, name. One id stands on both sides of 2018
# only where the names in both sources say that it is the same thing.
_DIMENSIONS = [
    ("participation", vi_en("Tham gia của người dân ở cấp cơ sở", "Participation at local levels"),
     vi_en("Tham gia", "Participation"), [
        ("knowledge", "knowledge", "SC11", vi_en("Tri thức công dân", "Civic knowledge")),
        ("opportunities", "opportunities", "SC12", vi_en("Cơ hội tham gia", "Opportunities for participation")),
        ("elections", "elections", "SC13", vi_en("Chất lượng bầu cử", "Quality of elections")),
        ("contributions", "contributions", "SC14", vi_en("Đóng góp tự nguyện", "Voluntary contributions")),
    ]),
    ("transparency", vi_en("Công khai, minh bạch trong việc ra quyết định", "Transparency of local decision-making"),
     vi_en("Công khai, minh bạch", "Transparency"), [
        ("information", None, "SC21", vi_en("Tiếp cận thông tin", "Access to information")),
        ("poverty-lists", "povertylists", "SC22", vi_en("Danh sách hộ nghèo", "Poverty lists")),
        ("budget", "budgetexpenditure", "SC23", vi_en("Thu, chi ngân sách cấp xã", "Communal budget and expenditure")),
        ("land", "landuse", "SC24", vi_en("Kế hoạch sử dụng đất, khung giá đền bù", "Land-use plans and price frames")),
    ]),
    ("accountability", vi_en("Trách nhiệm giải trình với người dân", "Vertical accountability"),
     vi_en("Giải trình", "Accountability"), [
        ("interaction", "interaction", "SC31", vi_en("Tương tác với các cấp chính quyền", "Interactions with local authorities")),
        ("responsive", "responsive", "SC32", vi_en("Đáp ứng kiến nghị của người dân", "Response to citizens' appeals")),
        ("inspection", "inspection", None, vi_en("Ban thanh tra nhân dân", "People's inspection boards")),
        ("investment", "investment", None, vi_en("Ban giám sát đầu tư cộng đồng", "Community investment supervision boards")),
        ("justice", None, "SC33", vi_en("Tiếp cận dịch vụ tư pháp", "Access to justice services")),
    ]),
    ("corruption", vi_en("Kiểm soát tham nhũng trong khu vực công", "Control of corruption in the public sector"),
     vi_en("Kiểm soát tham nhũng", "Control of corruption"), [
        ("public", "public", "SC41", vi_en("Kiểm soát tham nhũng trong chính quyền", "Limits on corruption in local government")),
        ("service", "service", "SC42", vi_en("Kiểm soát tham nhũng trong dịch vụ công", "Limits on corruption in service delivery")),
        ("employment", "employment", "SC43", vi_en("Công bằng trong tuyển dụng vào nhà nước", "Equity in state employment")),
        ("willingness", "willingness", "SC44", vi_en("Quyết tâm chống tham nhũng", "Willingness to fight corruption")),
    ]),
    ("procedures", vi_en("Thủ tục hành chính công", "Public administrative procedures"),
     vi_en("Thủ tục hành chính", "Procedures"), [
        ("certification", "certification", "SC51", vi_en("Chứng thực, xác nhận", "Certification procedures")),
        ("construction", "construction", "SC52", vi_en("Giấy phép xây dựng", "Construction permits")),
        ("land-title", "landuse", "SC53", vi_en("Giấy chứng nhận quyền sử dụng đất", "Land title procedures")),
        ("personal", "personal", "SC54", vi_en("Thủ tục hành chính cấp xã", "Personal procedures")),
    ]),
    ("service", vi_en("Cung ứng dịch vụ công", "Public service delivery"),
     vi_en("Dịch vụ công", "Public services"), [
        ("health", "health", "SC61", vi_en("Y tế công lập", "Public health care")),
        ("primary", "primary", "SC62", vi_en("Giáo dục tiểu học công lập", "Public primary education")),
        ("infrastructure", "infrastructure", "SC63", vi_en("Cơ sở hạ tầng căn bản", "Basic infrastructure")),
        ("law", "law", "SC64", vi_en("An ninh, trật tự", "Law and order")),
    ]),
    ("environment", vi_en("Quản trị môi trường", "Environmental governance"),
     vi_en("Môi trường", "Environment"), [
        ("protection", None, "SC71", vi_en("Bảo vệ môi trường", "Environmental protection")),
        ("air", None, "SC72", vi_en("Chất lượng không khí", "Quality of air")),
        ("water", None, "SC73", vi_en("Chất lượng nước", "Quality of water")),
    ]),
    ("egov", vi_en("Quản trị điện tử", "E-governance"),
     vi_en("Quản trị điện tử", "E-governance"), [
        ("portals", None, "SC81", vi_en("Tiếp cận cổng thông tin điện tử", "Access to e-government portals")),
        ("internet", None, "SC82", vi_en("Tiếp cận Internet", "Access to the Internet")),
        ("response", None, "SC83", vi_en("Phản hồi qua mạng của chính quyền tỉnh", "E-responsiveness of provincial authorities")),
    ]),
]  # fmt: skip

_OLD_YEARS = range(2011, 2017)
_NEW_YEARS = range(2018, 2021)


# Reading ---------------------------------------------------------------------------------------


def _old_total(row, dimensions):
    """The total of 2011–2016 without the noise of binary addition, or why there is none."""
    printed = Decimal(row["papi_unweighted"])
    if not any(dimensions):
        assert printed == 0
        return "zero-means-missing"
    exact = sum(map(Decimal, dimensions))
    assert abs(exact - printed) <= Decimal("1e-13")
    return plain(exact) if int(row["year"]) <= 2014 else figure(row["papi_unweighted"])


def _old_table(year, rows, order):
    """The table of a year as the older source prints it."""
    columns, ids = [], []
    for key, _, _, subs in _DIMENSIONS[:6]:
        columns.append("papi_" + key)
        ids.append("papi." + key)
        for sub, column, _, _ in subs:
            name = f"papi_{key}_{column}"
            if column and any(row[name] for row in rows.values()):
                columns.append(name)
                ids.append(f"papi.{key}.{sub}")
    made = []
    for unit in order:
        row = rows[unit]
        dimensions = [row["papi_" + key] for key, *_ in _DIMENSIONS[:6]]
        cells = [figure(row[name]) if row[name] else None for name in columns]
        made.append([unit, _old_total(row, dimensions), *cells])
    return {"period": str(year), "indicators": ["papi", *ids], "source": "vietnamdata", "rows": made}


def _new_table(year, rows, order):
    """The table of a year of the newer source, dimensions and totals summed up."""
    asked = {code for row in rows.values() for code, text in row.items() if text}
    ids = ["papi"]
    for key, _, _, subs in _DIMENSIONS:
        ids.append("papi." + key)
        ids += [f"papi.{key}.{sub}" for sub, _, code, _ in subs if code in asked]
    made = []
    for unit in order:
        row, cells, total = rows[unit], [], Decimal(0)
        for _, _, _, subs in _DIMENSIONS:
            texts = [row[code] for _, _, code, _ in subs if code in asked]
            whole = sum(map(Decimal, texts)) if all(texts) else None
            total = None if whole is None or total is None else total + whole
            cells.append(None if whole is None else derived(whole))
            cells += [figure(text) if text else None for text in texts]
        made.append([unit, None if total is None else derived(total), *cells])
    return {"period": str(year), "indicators": ids, "source": "papi-2018-2020", "rows": made}


def _tables(shared, names, order):
    folder = shared / "vietnam"
    old = {year: {} for year in _OLD_YEARS}
    for row in read_csv(folder / "papi_2011_2016.csv"):
        old[int(row["year"])][names.id_of(row["prov"])] = row
    yield from (_old_table(year, old[year], order) for year in _OLD_YEARS)

    folder = folder / "papi-2018-2020"
    codes = {r["Variable_Code"]: r["Variable_Name"] for r in read_csv(folder / "codebook_provinces.csv")}
    for year in _NEW_YEARS:
        rows = {names.id_of(codes[row["Province"]]): row for row in read_csv(folder / f"{year}.csv")}
        yield _new_table(year, rows, order)


# The indicators --------------------------------------------------------------------------------


def _methods(*versions):
    return [{"from": start, "name": name, "comparable": False} for start, name in versions]


_SIX = ("2011", vi_en("Bộ chỉ số 6 nội dung", "Six dimensions"))
_EIGHT = ("2018", vi_en("Bộ chỉ số 8 nội dung", "Eight dimensions"))
_TWO_PARTS = ("2018", vi_en("Hai tiêu chí", "Two sub-dimensions"))
_THREE_PARTS = ("2019", vi_en("Ba tiêu chí", "Three sub-dimensions"))
_RESPONSE = (
    "2016",
    vi_en(
        "Đáp ứng kiến nghị thay cho Ban giám sát đầu tư cộng đồng",
        "Response to appeals in place of community investment boards",
    ),
)


def _dimension_methods(key):
    """A dimension's breaks: its sub-dimensions, or the questionnaire, changed."""
    if key == "environment":
        return []
    if key == "egov":
        return _methods(_TWO_PARTS, _THREE_PARTS)
    return _methods(*([_SIX, _RESPONSE, _EIGHT] if key == "accountability" else [_SIX, _EIGHT]))


def _part_methods(old, new):
    if new in ("SC81", "SC82"):
        return _methods(_TWO_PARTS, _THREE_PARTS)
    return _methods(_SIX, _EIGHT) if old and new else []


def _with_methods(indicator, methods):
    return {**indicator, "methods": methods} if methods else indicator


def _index():
    dimensions = []
    for key, name, short, subs in _DIMENSIONS:
        dimension = {"id": "papi." + key, "name": name, "short": short}
        dimension |= {"maximum": 10, "weight": 1, "decimals": 2}
        dimension = _with_methods(dimension, _dimension_methods(key))
        dimension["parts"] = [
            _with_methods(
                {"id": f"papi.{key}.{sub}", "name": sub_name, "weight": 1, "decimals": 2},
                _part_methods(old, new),
            )
            for sub, old, new, sub_name in subs
        ]
        dimensions.append(dimension)
    six, eight = _methods(_SIX, _EIGHT)
    return {
        "id": "papi",
        "name": vi_en(
            "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh",
            "Provincial governance and public administration performance index",
        ),
        "short": vi_en("PAPI", "PAPI"),
        "maximum": 60,
        "decimals": 2,
        "rank": {"by": "unrounded", "ties": "competition"},
        "methods": [six, {**eight, "maximum": 80}],
        "parts": dimensions,
    }


_NOTES = [
    vi_en(
        "PAPI công bố điểm và nhóm tứ phân vị, không công bố thứ hạng: mọi hạng ở đây là hạng tính toán.",
        "PAPI publishes scores and quartile groups, no ranks: every rank shown here is computed.",
    ),
    vi_en(
        "Từ năm 2018 có 8 nội dung (tổng 80) thay cho 6 (tổng 60): điểm trước và sau không so sánh được. Nguồn không có năm 2017.",
        "Since 2018 there are 8 dimensions (80 in total) instead of 6 (60): scores before and after do not compare. The sources have no 2017.",
    ),
    vi_en(
        "Năm 2011–2014, tổng điểm trong nguồn mang sai số cộng nhị phân (38,040431999999996); ở đây là tổng đúng của các nội dung (38,040432).",
        "For 2011–2014 the totals in the source carry the noise of binary addition (38.040431999999996); here they are the exact sums of the dimensions (38.040432).",
    ),
    vi_en(
        "Năm 2018–2020, nguồn chỉ có tiêu chí: điểm nội dung và tổng điểm là tổng của chúng, ghi là suy ra.",
        "For 2018–2020 the source has sub-dimensions only: dimensions and totals are their sums, marked as derived.",
    ),
    vi_en(
        "Năm 2014, Bắc Giang và Đồng Tháp để trống, tổng ghi 0: nghĩa là không có số liệu. Năm 2018, Quảng Ninh và Đồng Tháp để trống nội dung 2 và 4 nên không có tổng.",
        "For 2014 Bắc Giang and Đồng Tháp are blank with a total of 0: no figures. For 2018 Quảng Ninh and Đồng Tháp are blank in dimensions 2 and 4 and so have no total.",
    ),
    vi_en(
        "Năm 2016, nội dung 3 có tiêu chí đáp ứng kiến nghị thay cho Ban giám sát đầu tư cộng đồng.",
        "In 2016 dimension 3 has response to appeals in place of community investment supervision boards.",
    ),
    vi_en(
        "Năm 2018, nội dung 8 chỉ có hai tiêu chí; từ năm 2019 có ba. Tiêu chí phản hồi qua mạng dao động từ 0,33 đến 2,31 năm 2019 nhưng từ 0,33 đến 0,58 năm 2020; tiêu chí bảo vệ môi trường từ 1,44 đến 2,77 năm 2018 nhưng từ 0,73 đến 1,31 năm 2019. Số liệu giữ nguyên như nguồn.",
        "In 2018 dimension 8 has two sub-dimensions, since 2019 three. E-responsiveness ranges from 0.33 to 2.31 in 2019 but from 0.33 to 0.58 in 2020; environmental protection from 1.44 to 2.77 in 2018 but from 0.73 to 1.31 in 2019. The figures stand as in the source.",
    ),
]


def make(shared):
    """The publication from both sources."""
    units = units_63()
    order = [unit["id"] for unit in units]
    return {
        "format": "xephang/1",
        "id": "papi",
        "title": vi_en(
            "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) 2011–2020",
            "Provincial governance and public administration performance index (PAPI) 2011–2020",
        ),
        "publisher": vi_en("CECODES và UNDP tại Việt Nam", "CECODES and UNDP in Viet Nam"),
        "licence": {
            "name": "CC0-1.0 (2011–2016), MIT (2018–2020)",
            "url": "https://github.com/mdtrinh/vietnamdata",
        },
        "sources": [
            {
                "id": "vietnamdata",
                "title": vi_en(
                    "PAPI 2011–2016, qua gói dữ liệu vietnamdata (CC0)",
                    "PAPI 2011–2016, through the data package vietnamdata (CC0)",
                ),
                "url": "https://github.com/mdtrinh/vietnamdata",
            },
            {
                "id": "papi-2018-2020",
                "title": vi_en(
                    "PAPI 2018–2020 theo tiêu chí, bộ dữ liệu ml-topsis-vikor (MIT, © 2026 Son Hoang)",
                    "PAPI 2018–2020 by sub-dimension, data set ml-topsis-vikor (MIT, © 2026 Son Hoang)",
                ),
                "url": "https://github.com/hnks-gh/ml-topsis-vikor",
            },
        ],
        "notes": _NOTES,
        "editions": [EDITIONS["vn-63"]],
        "groups": groups(),
        "units": units,
        "indicators": [_index()],
        "tables": list(_tables(shared, Names(units), order)),
    }
