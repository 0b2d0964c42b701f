"""A company as an outsider can describe it. What is left out is not known; an empty set is known."""

from collections.abc import Iterable, Mapping

import attrs

from ngos_and_co.law.quantities import Interval, Money

WORLD = "world"
"""The place of a figure that covers the whole company."""

LEGAL_FORMS: Mapping[str, str] = {
    "joint-stock": "joint-stock company (SA, SCA, SE, AG, a.s., S.A., AD, plc)",
    "simplified-joint-stock": "simplified joint-stock company (French SAS, Polish P.S.A.)",
    "limited-liability": "limited-liability company (GmbH, s.r.o., sp. z o.o., OOD, Ltd, SARL)",
    "partnership": "partnership",
    "cooperative": "co-operative",
    "association": "association or foundation",
    "sole-trader": "sole trader or private household",
    "public-body": "public body or State-owned enterprise under its own law",
}
STRUCTURES: Mapping[str, str] = {
    "single": "a single company: it controls no other, no other controls it",
    "parent": "the parent at the top of a group",
    "subsidiary": "a company that another one controls, and that controls none itself",
}
COVERAGES: Mapping[str, str] = {
    "company": "the company alone",
    "group": "the group: the company with all companies it belongs with",
}
ROLES: Mapping[str, str] = {
    "producer": "makes or grows goods",
    "importer": "brings goods into a country",
    "exporter": "sells goods abroad",
    "retailer": "sells goods to consumers",
    "distributor": "sells goods to other companies",
    "service-provider": "sells services",
    "labour-provider": "recruits or lends workers",
    "digital-platform": "organises work through an app or website",
    "franchisor": "lets others use its brand against royalties, with a common identity",
    "public-supplier": "sells to public bodies",
    "posts-workers": "sends its workers to another EU country for a time",
    "employs-non-eu-workers": "employs workers from outside the EU with a work permit",
    "employs-non-eu-seasonal-workers": "employs seasonal workers from outside the EU",
}
GOODS: Mapping[str, str] = {
    "batteries": "batteries, or goods with batteries",
    "cattle": "cattle, beef, leather",
    "cocoa": "cocoa, chocolate",
    "coffee": "coffee",
    "palm-oil": "palm oil and what is made of it",
    "rubber": "rubber",
    "soy": "soy",
    "wood": "wood, furniture, paper",
    "3tg": "tin, tantalum, tungsten or gold, as ore or metal",
    "other-goods": "other goods",
}
PRODUCTS: Mapping[str, str] = {**GOODS, "services": "services"}
SECTORS: Mapping[str, str] = {
    "agriculture": "agriculture and forestry",
    "fishing": "fishing",
    "food": "food processing",
    "construction": "construction",
    "cleaning": "cleaning",
    "care": "care and domestic work",
    "hospitality": "hotels and restaurants",
    "textiles": "textiles, garments, shoes",
    "electronics": "electronics",
    "vehicles": "vehicles and machines",
    "metals": "metals and mining",
    "transport": "transport, parcels, warehouses",
    "retail": "retail",
    "labour-supply": "recruitment and temporary work",
    "platform": "platform work",
    "finance": "banks and insurance",
    "other": "another sector",
}


VOCABULARIES: Mapping[str, Mapping[str, str]] = {
    "legal_form": LEGAL_FORMS,
    "structure": STRUCTURES,
    "figures_cover": COVERAGES,
    "sector": SECTORS,
    "roles": ROLES,
    "products": PRODUCTS,
}
"""By field, the choices and their words."""


class InvalidCompany(ValueError):  # noqa: N818 (reads as what it is in a message)
    """A description of a company cannot be used; each problem is a sentence that names the field.

    Attributes
    ----------
    problems : tuple of str
        At least one.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))

    def _render_traceback_(self) -> list[str]:
        """Show IPython the sentences alone."""
        return [f"Problem: {problem}" for problem in self.problems]


@attrs.frozen(kw_only=True)
class Company:
    """What is known of a company. None: not known.

    Attributes
    ----------
    name : str
    seat : str or None
        Country of the registered office or head office (ISO 3166-1 alpha-2).
    branches : frozenset of str or None
        Other countries where the company itself, not a subsidiary, has a place of business.
    sales : frozenset of str or None
        Countries where it sells goods or services.
    imports_into : frozenset of str or None
        Countries into which it brings goods as importer of record.
    listed_in : frozenset of str or None
        Countries on whose stock exchanges its shares or bonds are traded.
    public_supplier_to : frozenset of str or None
        Countries whose public bodies it supplies or bids to supply, under contracts large enough for
        their procurement law; in the United States, federal bodies.
    taxed_in : frozenset of str or None
        Countries other than that of its seat where it is liable to tax.
    legal_form, structure, sector : str or None
        Keys of ``LEGAL_FORMS``, ``STRUCTURES``, ``SECTORS``.
    figures_cover : str or None
        Key of ``COVERAGES``: whom the figures below count.
    roles, products : frozenset of str or None
        Keys of ``ROLES`` and ``PRODUCTS``.
    employees : mapping of str to Interval
        Persons, by country; ``world`` for all.
    turnover : mapping of str to Money
        A year's net turnover by place of sale: a country, ``EU`` or ``world``.
    assets : Money or None
        Balance-sheet total.
    royalties : Money or None
        A year's royalties from franchises and licences; of a company outside the EU, those from the EU.
    eu_unit_turnover : Money or None
        Of a company outside the EU: turnover of its largest subsidiary or branch in the EU.
    years_at_this_size : Interval or None
        Financial years in a row, up to the day asked about, in which the figures were about the same.
    public_interest : bool or None
        Whether it is listed, a bank or an insurer ('public-interest entity').
    micro_or_small : bool or None
        Whether it is a micro or small undertaking in the EU's sense.
    minerals_above_threshold : bool or None
        Whether its yearly imports of tin, tantalum, tungsten or gold exceed the law's volumes.
    child_labour_suspected : bool or None
        Whether there is a reasonable suspicion of child labour behind its products.
    business_in_california : bool or None
    rates : mapping of (str, str) to float
        Rates of exchange that the user states: (from, to) to units of the second for one of the first.
    """

    name: str = ""
    seat: str | None = None
    branches: frozenset[str] | None = None
    sales: frozenset[str] | None = None
    imports_into: frozenset[str] | None = None
    listed_in: frozenset[str] | None = None
    public_supplier_to: frozenset[str] | None = None
    taxed_in: frozenset[str] | None = None
    legal_form: str | None = None
    structure: str | None = None
    figures_cover: str | None = None
    sector: str | None = None
    roles: frozenset[str] | None = None
    products: frozenset[str] | None = None
    employees: Mapping[str, Interval] = attrs.field(factory=dict)
    turnover: Mapping[str, Money] = attrs.field(factory=dict)
    assets: Money | None = None
    royalties: Money | None = None
    eu_unit_turnover: Money | None = None
    years_at_this_size: Interval | None = None
    public_interest: bool | None = None
    micro_or_small: bool | None = None
    minerals_above_threshold: bool | None = None
    child_labour_suspected: bool | None = None
    business_in_california: bool | None = None
    rates: Mapping[tuple[str, str], float] = attrs.field(factory=dict)
