"""How an article of a law is named and cited, in Vietnamese and in English."""

import re
from dataclasses import dataclass
from enum import StrEnum

_PLACE = re.compile(r"(?P<article>\d+[a-zđ]?)(?:\.(?P<clause>\d+)(?P<point>[a-zđ])?)?")


class Act(StrEnum):
    """The documents the rules come from, by their short names."""

    LTCD = "LTCD"
    LKN = "LKN"
    L136 = "L136"
    N154 = "N154"
    N64 = "N64"
    N124 = "N124"
    N155 = "N155"
    N20 = "N20"
    TT05 = "TT05"
    TT06 = "TT06"
    BLDS = "BLDS"
    LTC = "LTC"
    LDC = "LDC"
    N31 = "N31"
    N156 = "N156"
    N59 = "N59"
    N145 = "N145"
    N24 = "N24"
    BLLD = "BLLD"
    LTCTT = "LTCTT"
    INTERNAL = "INTERNAL"


ACTS: dict[Act, tuple[str, str]] = {
    Act.LTCD: ("Luật Tiếp công dân", "Law on Citizen Reception"),
    Act.LKN: ("Luật Khiếu nại", "Law on Complaints"),
    Act.L136: ("Luật số 136/2025/QH15", "Law 136/2025/QH15"),
    Act.N154: ("Nghị định 154/2026/NĐ-CP", "Decree 154/2026/NĐ-CP"),
    Act.N64: ("Nghị định 64/2014/NĐ-CP", "Decree 64/2014/NĐ-CP"),
    Act.N124: ("Nghị định 124/2020/NĐ-CP", "Decree 124/2020/NĐ-CP"),
    Act.N155: ("Nghị định 155/2026/NĐ-CP", "Decree 155/2026/NĐ-CP"),
    Act.N20: ("Nghị định 20/2008/NĐ-CP", "Decree 20/2008/NĐ-CP"),
    Act.TT05: ("Thông tư 05/2021/TT-TTCP", "Circular 05/2021/TT-TTCP"),
    Act.TT06: ("Thông tư 06/2025/TT-TTCP", "Circular 06/2025/TT-TTCP"),
    Act.BLDS: ("Bộ luật Dân sự", "Civil Code"),
    Act.LTC: ("Luật Tố cáo", "Law on Denunciations"),
    Act.LDC: ("Luật Thực hiện dân chủ ở cơ sở", "Law on Grassroots Democracy"),
    Act.N31: ("Nghị định 31/2019/NĐ-CP", "Decree 31/2019/NĐ-CP"),
    Act.N156: ("Nghị định 156/2026/NĐ-CP", "Decree 156/2026/NĐ-CP"),
    Act.N59: ("Nghị định 59/2023/NĐ-CP", "Decree 59/2023/NĐ-CP"),
    Act.N145: ("Nghị định 145/2020/NĐ-CP", "Decree 145/2020/NĐ-CP"),
    Act.N24: ("Nghị định 24/2018/NĐ-CP", "Decree 24/2018/NĐ-CP"),
    Act.BLLD: ("Bộ luật Lao động", "Labour Code"),
    Act.LTCTT: ("Luật Tiếp cận thông tin", "Law on Access to Information"),
    Act.INTERNAL: ("Quy định nội bộ", "Internal rule"),
}


@dataclass(frozen=True, slots=True)
class Article:
    """One place in one document: `place` is "28", "28.1" (clause) or "29.3a" (point); "" for all of it."""

    act: Act
    place: str = ""

    def _parts(self) -> tuple[str, str, str]:
        found = _PLACE.fullmatch(self.place)
        if found is None:
            raise ValueError(self.place)
        return found["article"], found["clause"] or "", found["point"] or ""

    def cite(self, lang: str = "vi") -> str:
        """The document first, as in a table: "Luật Khiếu nại Điều 28"."""
        name = ACTS[self.act][lang != "vi"]
        if not self.place:
            return name
        article, clause, point = self._parts()
        words = ("Điều", "khoản", "điểm") if lang == "vi" else ("Article", "clause", "point")
        text = f"{name} {words[0]} {article}"
        if clause:
            text += f" {words[1]} {clause}"
        return f"{text} {words[2]} {point}" if point else text

    def in_sentence(self, lang: str = "vi") -> str:
        """The smallest part first, as a clerk writes it: "khoản 1 Điều 28 Luật Tiếp công dân"."""
        name = ACTS[self.act][lang != "vi"]
        if not self.place:
            return name
        article, clause, point = self._parts()
        if lang != "vi":
            tail = f".{clause}{point}" if clause else ""
            # "The Law on Complaints", but "Decree 124/2020/NĐ-CP": what has a number is named by it.
            return f"Article {article}{tail} of {name if '/' in name else f'the {name}'}"
        head = f"điểm {point} " if point else ""
        head += f"khoản {clause} " if clause else ""
        return f"{head}Điều {article} {name}"


def cite_all(articles: tuple[Article, ...], lang: str = "vi") -> str:
    """Several places, in a table's form, parted by semicolons."""
    return "; ".join(article.cite(lang) for article in articles)


def name_all(articles: tuple[Article, ...], lang: str = "vi") -> str:
    """Several places, in a sentence's form, parted by semicolons."""
    return "; ".join(article.in_sentence(lang) for article in articles)
