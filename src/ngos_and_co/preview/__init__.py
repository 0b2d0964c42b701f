"""A notebook's questions on one page, as trainees answer them and as facilitators check them."""

from ngos_and_co.preview.page import preview_page

__all__ = ["preview_page"]
