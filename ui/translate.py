"""The words of the window: one function the collecting tool finds, and the language in use."""

from importlib import resources

from PySide6.QtCore import QCoreApplication, QTranslator

_LANGUAGE = "languageInUse"
"""Name of the application's property that holds the language."""

_words: dict[str, bytes] = {}
"""What was loaded: a translator reads its words where they lie and does not copy them."""


def tr(text: str, n: int = -1) -> str:
    """Return `text`, an English source string, in the language in use.

    Args:
        text: A literal, so that the collecting tool finds it; never glued or formatted beforehand.
        n: The number that `%n` stands for and that chooses the plural, if there is one.
    """
    return QCoreApplication.translate("", text, None, n)


def language() -> str:
    """Return the language in use, `vi` or `en`, for the sentences of `services.wording`; English until one was installed."""
    app = QCoreApplication.instance()
    return str(app.property(_LANGUAGE) or "en") if app else "en"


def install(app: QCoreApplication, language: str) -> QTranslator | None:
    """Make `app` speak `language` ("vi" or "en") and return the translator, which `app` keeps.

    The file holds Qt's own words too: those of its dialogs and menus. English, the language of the source strings,
    needs its file for plurals only. `None` is returned when there is no file for the language; the window then shows
    the source strings.
    """
    app.setProperty(_LANGUAGE, language)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    file = resources.files("resources") / "i18n" / f"desk_{language}.qm"
    if not file.is_file():
        return None
    translator = QTranslator(app)
    _words[language] = file.read_bytes()
    if not translator.load(_words[language]):
        translator.deleteLater()
        return None
    app.installTranslator(translator)
    return translator
