from PySide6.QtGui import QFontInfo, QFontMetricsF

from ui import fonts


def test_the_ten_digits_are_equally_wide_and_do_not_kern(qapp):
    for role in fonts.ROLES:
        metrics = QFontMetricsF(fonts.font(role, digits=True))
        one = metrics.horizontalAdvance("0")

        assert {metrics.horizontalAdvance(digit) for digit in "0123456789"} == {one}
        assert abs(metrics.horizontalAdvance("1747011") - 7 * one) < 0.5


def test_the_letters_are_those_of_the_original(qapp):
    for role in fonts.ROLES:
        sentence = "Tiếp nhận hồ sơ và hẹn trả kết quả"
        text, copy = (QFontMetricsF(fonts.font(role, digits=digits)) for digits in (False, True))

        assert text.horizontalAdvance(sentence) == copy.horizontalAdvance(sentence)


def test_each_weight_is_a_face_of_its_own(qapp):
    for family in (fonts.TEXT_FAMILY, fonts.DIGIT_FAMILY):
        widths = set()
        for weight in (400, 500, 600, 700):
            font = fonts.sized(40, weight)
            font.setFamily(family)
            assert QFontInfo(font).family() == family
            widths.add(QFontMetricsF(font).horizontalAdvance("Nguyễn Văn Đức"))

        assert len(widths) == 4


def test_every_vietnamese_letter_is_in_both_families(qapp):
    letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    for digits in (False, True):
        metrics = QFontMetricsF(fonts.font("body", digits=digits))

        assert all(metrics.inFontUcs4(ord(letter)) for letter in letters + letters.upper() + "·•…–“”")
