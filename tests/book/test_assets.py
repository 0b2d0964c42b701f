import pytest

from ngos_and_co.book.assets import SCRIPT, STYLESHEETS, book_assets, classic_script


def test_every_page_s_files_are_there() -> None:
    assets = book_assets()
    finder = {"ngos/law-finder.js", "ngos/law-finder.css"}
    assert set(assets) == {SCRIPT, *STYLESHEETS, *finder}
    assert all(assets.values())


def test_the_questions_script_is_no_module_and_upgrades_the_page() -> None:
    script = book_assets()[SCRIPT].decode()
    assert "export default" not in script
    assert script.rstrip().endswith("ngosQuestion.upgrade(document);\n})();")


@pytest.mark.parametrize(
    "module",
    [
        "const a = 1;",
        "export default a;\nexport default b;",
        "\nimport a from 'b';\nexport default a;",
    ],
)
def test_a_module_that_cannot_be_wrapped_is_refused(module: str) -> None:
    with pytest.raises(ValueError, match="no longer a module"):
        classic_script(module)


def test_no_stylesheet_asks_another_host() -> None:
    for name in STYLESHEETS:
        text = book_assets()[name].decode()
        assert "@import" not in text
        assert "//" not in text.replace("/*", "").replace("*/", "")
