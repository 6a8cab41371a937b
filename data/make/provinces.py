"""The provinces as they stood until 30 June 2025, with the spellings under which files give them."""

import unicodedata

from shared import vi_en

# The six socio-economic regions of the years that the published figures cover.
REGIONS = {
    "dong-bang-song-hong": vi_en("Đồng bằng sông Hồng", "Red River Delta"),
    "trung-du-mien-nui-phia-bac": vi_en(
        "Trung du và miền núi phía Bắc", "Northern Midlands and Mountains"
    ),
    "bac-trung-bo-duyen-hai-mien-trung": vi_en(
        "Bắc Trung Bộ và duyên hải miền Trung", "North Central and Central Coast"
    ),
    "tay-nguyen": vi_en("Tây Nguyên", "Central Highlands"),
    "dong-nam-bo": vi_en("Đông Nam Bộ", "South East"),
    "dong-bang-song-cuu-long": vi_en("Đồng bằng sông Cửu Long", "Mekong River Delta"),
}

EDITIONS = {
    "vn-64": {
        "id": "vn-64",
        "name": vi_en("64 tỉnh, thành phố", "64 provinces and cities"),
        "from": "2004-01-01",
        "to": "2008-07-31",
    },
    "vn-63": {
        "id": "vn-63",
        "name": vi_en("63 tỉnh, thành phố", "63 provinces and cities"),
        "from": "2008-08-01",
        "to": "2025-06-30",
    },
    "vn-34": {
        "id": "vn-34",
        "name": vi_en("34 tỉnh, thành phố", "34 provinces and cities"),
        "from": "2025-07-01",
    },
}

# In the order of the official codes. Name, initial of the region, further spellings; those that differ
# only by case, tone marks, diacritics, spaces or the words «Tỉnh», «Thành phố», «TP.» are not listed.
_TABLE = """
Hà Nội | h | Hanoi
Hà Giang | b
Cao Bằng | b
Bắc Kạn | b | Bắc Cạn
Tuyên Quang | b
Lào Cai | b
Điện Biên | b
Lai Châu | b
Sơn La | b
Yên Bái | b
Hòa Bình | b
Thái Nguyên | b
Lạng Sơn | b
Quảng Ninh | h
Bắc Giang | b
Phú Thọ | b
Vĩnh Phúc | h
Bắc Ninh | h
Hải Dương | h
Hải Phòng | h | Haiphong
Hưng Yên | h
Thái Bình | h
Hà Nam | h
Nam Định | h
Ninh Bình | h
Thanh Hóa | t
Nghệ An | t
Hà Tĩnh | t
Quảng Bình | t
Quảng Trị | t
Thừa Thiên Huế | t | Thừa Thiên - Huế, TT Huế, TT-Huế, TT- Huế, TT.Huế, Huế
Đà Nẵng | t | Danang
Quảng Nam | t
Quảng Ngãi | t
Bình Định | t
Phú Yên | t
Khánh Hòa | t
Ninh Thuận | t
Bình Thuận | t
Kon Tum | n | Kontum
Gia Lai | n
Đắk Lắk | n | Đăk Lăk, Đăk Lắk, Đắc Lắc, Đak Lak, Daklak
Đắk Nông | n | Đăk Nông, Đắc Nông, Đak Nông, Daknong
Lâm Đồng | n
Bình Phước | d
Tây Ninh | d
Bình Dương | d
Đồng Nai | d
Bà Rịa - Vũng Tàu | d | BRVT, BR-VT
TP. Hồ Chí Minh | d | Hồ Chí Minh, TP.HCM, TPHCM, TP HCM, HCMC
Long An | c
Tiền Giang | c
Bến Tre | c
Trà Vinh | c
Vĩnh Long | c
Đồng Tháp | c
An Giang | c
Kiên Giang | c
Cần Thơ | c
Hậu Giang | c
Sóc Trăng | c
Bạc Liêu | c
Cà Mau | c
"""

# h Hồng, b Bắc, t Trung, n Tây Nguyên, d Đông Nam, c Cửu Long
_REGION_BY_INITIAL = dict(zip("hbtndc", REGIONS))


def without_diacritics(name):
    """Đắk Lắk → Dak Lak."""
    split = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def slug(name):
    """Đắk Lắk → dak-lak; TP. Hồ Chí Minh → tp-ho-chi-minh."""
    words = "".join(c if c.isalnum() else " " for c in without_diacritics(name).lower())
    return "-".join(words.split())


def unit(name, region, edition, aliases=(), unit_id=None):
    """A province as the format writes it."""
    english = "Ho Chi Minh City" if name == "TP. Hồ Chí Minh" else without_diacritics(name)
    made = {"id": unit_id or slug(name), "name": vi_en(name, english), "kind": "province"}
    if region:
        made["group"] = region
    made["edition"] = edition
    if aliases:
        made["aliases"] = list(aliases)
    return made


def _read_table():
    for line in _TABLE.strip().splitlines():
        name, region, *spellings = (part.strip() for part in line.split("|"))
        aliases = [text.strip() for text in spellings[0].split(",")] if spellings else []
        yield unit(name, _REGION_BY_INITIAL[region], "vn-63", aliases)


def units_63():
    """The 63 units, Hà Nội with Hà Tây in it since 1 August 2008."""
    return list(_read_table())


def groups():
    """The regions as the format writes them."""
    return [{"id": key, "name": name} for key, name in REGIONS.items()]


def ha_tay():
    """The 64th unit, part of Hà Nội since 1 August 2008."""
    return unit("Hà Tây", "dong-bang-song-hong", "vn-64")


class Names:
    """Finds a unit's id by any spelling of its name."""

    def __init__(self, units):
        self.by_spelling = {}
        for entry in units:
            for spelling in [*entry["name"].values(), *entry.get("aliases", [])]:
                known = self.by_spelling.setdefault(self._fold(spelling), entry["id"])
                if known != entry["id"]:
                    raise ValueError(f"{spelling!r} names two units")

    @staticmethod
    def _fold(name):
        key = slug(name)
        for word in ("tp-", "thanh-pho-", "tinh-"):
            key = key.removeprefix(word)
        return key.replace("-", "")

    def id_of(self, name):
        """The id of the unit so named."""
        return self.by_spelling[self._fold(name)]
