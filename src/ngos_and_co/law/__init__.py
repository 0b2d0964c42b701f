"""Which laws and standards bind a company: instruments as data, and the finder that reads them.

``finder.applicable(company, on=day)`` answers for every instrument that concerns companies. The rules
stand as data beside each instrument in ``instruments/``; ``rules`` says what they may hold. The same rules
are exported for the book's page, which needs no kernel.
"""

from ngos_and_co.law.answer import Answer, State
from ngos_and_co.law.company import Company, InvalidCompany
from ngos_and_co.law.company_reading import read_company
from ngos_and_co.law.finder import applicable
from ngos_and_co.law.instruments import Instrument, instruments

__all__ = [
    "Answer",
    "Company",
    "Instrument",
    "InvalidCompany",
    "State",
    "applicable",
    "instruments",
    "read_company",
]
