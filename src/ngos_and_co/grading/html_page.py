"""The frame of the HTML pages that grading writes: one file that runs nothing and loads nothing."""

import html

from ngos_and_co.questions.messages import DEFAULT_LANGUAGE

COMMON_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #8c9aa7; padding: .3rem .8rem .3rem 0; }
th, td { text-align: start; vertical-align: top; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
"""


def html_page(title: str, body: str, style: str, *, with_pictures: bool = False) -> str:
    """Draw a page around its content.

    Parameters
    ----------
    title : str
        Plain text; it is the page's heading too.
    body : str
        HTML below the heading, with nothing left to escape; the policy stops a script all the same.
    style : str
        CSS on top of what all pages have in common.
    with_pictures : bool
        Whether pictures that stand in the page itself (``data:``) are shown.
    """
    policy = "; ".join(
        [
            "default-src 'none'",
            *(["img-src data:"] if with_pictures else []),
            "style-src 'unsafe-inline'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    said = html.escape(title)
    return f"""<!DOCTYPE html>
<html lang="{DEFAULT_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{said}</title>
<style>{COMMON_STYLE}{style.lstrip()}</style>
</head>
<body>
<main>
<h1>{said}</h1>
{body}
</main>
</body>
</html>
"""
