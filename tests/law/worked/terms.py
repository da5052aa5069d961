"""The numbers of the rule book, typed from its tables beside their articles."""

from dataclasses import dataclass

WINDOWS = ["KN-01", "KN-14", "KN-22", "KN-23", "KN-31", "KL-01", "KL-02", "KL-07", "XLD-11"]
# The column "Conf." of the rule book where it is not S.
LESS_CERTAIN = {
    "KNPA-01": "I",
    "KNPA-02": "I",
    "TC-23": "I",
    "DC-20": "I",
    "XLD-11": "S2",
    "LD-01": "M",
}
# Rules the rule book marks differently in two places, so no row says how certain they are.
CERTAIN_IN_PART = ["KN-22", "KN-23", "KL-", "TT-"]


@dataclass(frozen=True)
class Term:
    """So many units; `how` says whether the last day rolls, stands, or is counted backwards."""

    number: int
    unit: str
    how: str = "rolls"
    conflict: bool | None = False


def days(number: int, **more: object) -> Term:
    """Calendar days (d)."""
    return Term(number, "day", **more)


def working(number: int, **more: object) -> Term:
    """Working days (wd)."""
    return Term(number, "working_day", **more)


# A word after the id tells the rows of one rule apart; the id alone is the ordinary row.
TERMS = {
    "KN-01": days(90),  # LKN Đ9
    "KN-02": working(7),  # LKN Đ27 (L136 Đ2.15b)
    "KN-02o": days(10, conflict=True),  # LKN Đ27 old; N124 Đ16.1 has working days: the act prevails
    "KN-03": days(30),  # LKN Đ28
    "KN-04": days(45),  # LKN Đ28
    "KN-05": days(45),  # LKN Đ28
    "KN-06": days(60),  # LKN Đ28
    "KN-08": days(7),  # LKN Đ13, 14
    "KN-10": days(5, how="before"),  # N124 Đ28.1 (N155 Đ11)
    "KN-13": working(3),  # LKN Đ32; N124 Đ29.2a
    "KN-14": days(30),  # LKN Đ33.1
    "KN-14 remote": days(45),  # LKN Đ33.1
    "KN-15": working(7),  # LKN Đ36.1
    "KN-15o": days(10, conflict=None),  # LKN Đ36.1 old
    "KN-16": days(45),  # LKN Đ37
    "KN-16 complex": days(60),  # LKN Đ37
    "KN-17": days(60),  # LKN Đ37
    "KN-17 complex": days(70),  # LKN Đ37
    "KN-19": days(7, conflict=True),  # LKN Đ41.1; N124 Đ29.2a has working days: the stricter counts
    "KN-20": days(15),  # N124 Đ29.3
    "KN-21": days(3, how="before"),  # N124 Đ29.3a
    "KN-22": days(30, how="stands"),  # LKN Đ44.1
    "KN-22 remote": days(45, how="stands"),  # LKN Đ44.1
    "KN-23": days(30, how="stands"),  # LKN Đ44.2
    "KN-23 remote": days(45, how="stands"),  # LKN Đ44.2
    "KN-24": working(5),  # N124 Đ31.1
    "KN-25": days(0),  # LKN Đ35; N124 Đ26: what is left of the settling limit, told in the row
    "KN-28": working(3),  # N124 Đ28b.1
    "KN-29": working(3),  # N124 Đ28b.2
    "KN-31": days(30),  # LKN Đ11
    "KL-01": days(15),  # LKN Đ48
    "KL-02": days(10),  # LKN Đ48
    "KL-02 dismissal": days(30),  # LKN Đ48
    "KL-03": working(7),  # LKN Đ50 (L136)
    "KL-03o": days(10, conflict=None),  # LKN Đ50 old
    "KL-04": days(30),  # LKN Đ50
    "KL-04 complex": days(45),  # LKN Đ50
    "KL-06": working(3),  # LKN Đ56
    "KL-06 second": days(7, conflict=True),  # LKN Đ56; N124 Đ29.2b has working days
    "KL-07": days(30, how="stands"),  # LKN Đ57
    "LD-01 window": days(180),  # NĐ 24/2018 by N124 Đ43.1
    "LD-01": working(7),  # NĐ 24/2018
    "LD-01 resolve": days(30),  # NĐ 24/2018
    "LD-01 complex": days(45),  # NĐ 24/2018
    "TCD-08": working(5, how="before"),  # LTCD Đ24.4
    "TCD-16": working(10),  # LTCD Đ28.1
    "TCD-17": working(7),  # LTCD Đ27.2
    "TCD-18": working(5),  # LTCD Đ28.2
    "TCD-26": working(3),  # N154 Đ4.3
    "TCD-27": working(5, how="before"),  # N154 Đ23.1
    "TCD-28": working(1, how="before"),  # N154 Đ23
    "TCD-29": Term(1, "hour", how="before"),  # N154 Đ23
    "TC-01": working(7),  # LTC Đ24.1
    "TC-02": working(10),  # LTC Đ24.1
    "TC-04": working(5),  # LTC Đ24.2
    "TC-07": days(20),  # LTC Đ26.2
    "TC-09": working(5),  # LTC Đ29.3
    "TC-10": days(30),  # LTC Đ30.1
    "TC-11": days(60),  # LTC Đ30.2: 30 and once 30 more
    "TC-12": days(60),  # LTC Đ30.3: after the first of its extensions by 30
    "TC-12 twice": days(90),  # LTC Đ30.3: after both
    "TC-18": working(5),  # LTC Đ34.4
    "TC-20": working(5),  # LTC Đ35.3
    "TC-21": working(7),  # LTC Đ36.1
    "TC-22": working(5),  # LTC Đ36.3
    "TC-23": days(20),  # LTC Đ37.2
    "TC-24": working(5),  # LTC Đ38.2-3
    "TC-25": working(7),  # LTC Đ40.1
    "KNPA-01": working(10),  # LTCD Đ28.1
    "KNPA-02": working(15),  # internal
    "KNPA-02 complex": days(30),  # internal
    "KNPA-03": working(5),  # NĐ 20/2008
    "XLD-11": Term(1, "year"),  # TT05 Đ28
    "TT-01": working(0),  # LTCTT Đ29: at once
    "TT-01 on a day of rest": working(0, how="next"),  # BLDS Đ148.5
    "TT-01 complex": working(10),  # LTCTT Đ29
    "TT-02": working(3),  # LTCTT Đ30, simple and the notice of the complex
    "TT-02 complex": working(15),  # LTCTT Đ30
    "TT-02 in days": days(0),  # LTCTT Đ30: extended in days, so told in days, which the row adds
    "TT-03": working(5),  # LTCTT Đ31, simple and the notice of the complex
    "TT-03 complex": working(15),  # LTCTT Đ31
    "TT-03 in days": days(0),  # LTCTT Đ31
    "TT-04": working(5),  # LTCTT Đ32: the earlier of 5 working days and 15 days
    "TT-05": working(5),  # LTCTT Đ18.4
    "DC-02": working(5),  # LDC Đ47.2
    "DC-03": days(20),  # LDC Đ48.1-2
    "DC-05": Term(3, "month"),  # LDC Đ50-51
    "DC-06": Term(6, "month"),  # LDC Đ52.3
    "DC-11": working(5),  # N59 Đ21
    "DC-13 agenda": working(5, how="before"),  # NĐ 145/2020
    "DC-13 publish": working(3),  # NĐ 145/2020
    "DC-13 answer": working(5),  # NĐ 145/2020
    "DC-16": days(15),  # LDC Đ63.1c
    "DC-20": days(15),  # LDC Đ59.1c, internal
}
