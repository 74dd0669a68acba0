from PySide6.QtWidgets import QWidget

from ui import translate
from ui.translate import tr


def test_twenty_thousand_void_calls_do_not_abort(qapp):
    """One release of the bindings dropped a reference at every call that returns nothing, and then aborted."""
    widget = QWidget()

    for _ in range(20_000):
        widget.update()

    assert widget.isVisible() is False


def test_words_without_a_translation_are_the_source_words(qapp):
    assert tr("No such sentence in any language") == "No such sentence in any language"


def test_a_number_takes_its_place_in_a_sentence(qapp):
    assert tr("%n no such sentence", 3) == "3 no such sentence"


def test_a_language_without_a_file_leaves_the_source_words(qapp):
    assert translate.install(qapp, "xx") is None
