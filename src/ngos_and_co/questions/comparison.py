"""Compare what code handed over with what is right: by stated rules, and without giving the key away.

Texts are folded, numbers lie within the tolerance, whole and decimal numbers are alike, and what is missing
equals what is missing. Columns are found by their names.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

import attrs

from ngos_and_co.questions.folding import fold
from ngos_and_co.questions.tolerance import Tolerance
from ngos_and_co.questions.values import Entry, Table

MOST_ROWS_TRIED = 200
"""Rows with the same texts among which every pairing is tried; of more, only the sorted one."""
SIGNIFICANT_DIGITS = 12

Row = tuple[Entry, ...]


@attrs.frozen
class Difference:
    """One way in which an answer differs from the key.

    Attributes
    ----------
    name : str
        Of its sentence in the catalogue of messages.
    places : mapping of str to object
        What the sentence names; never a value of the key.
    """

    name: str
    places: dict[str, object] = attrs.field(factory=dict)


@attrs.frozen
class Comparison:
    """The rules by which two tables are compared.

    Attributes
    ----------
    tolerance : Tolerance
    ordered : bool
        Whether rows and columns must stand in the key's order.
    """

    tolerance: Tolerance
    ordered: bool

    def entries_agree(self, answer: Entry, key: Entry) -> bool:
        """Tell whether two single values are alike."""
        if isinstance(answer, str) and isinstance(key, str):
            return fold(answer) == fold(key)
        if _is_number(answer) and _is_number(key):
            return self.tolerance.admits(float(answer), float(key))  # type: ignore[arg-type]
        return type(answer) is type(key) and answer == key

    def differences(self, answer: Table, key: Table) -> Iterator[Difference]:
        """Yield how a table differs from the key; nothing if it is right.

        Only the first kind of difference is told: whoever lacks a column need not hear of cells.
        """
        columns = list(self._column_differences(answer, key))
        if columns:
            yield from columns
            return
        if len(answer.rows) != len(key.rows):
            name = "valueFewerRows" if len(answer.rows) < len(key.rows) else "valueMoreRows"
            yield Difference(name, {"rows": len(answer.rows)})
            return
        places = [answer.columns.index(name) for name in key.columns]
        rows = [tuple(row[place] for place in places) for row in answer.rows]
        if self.ordered:
            yield from self._cell_differences(rows, key)
        elif unmatched := self._rows_unmatched(rows, key.rows):
            yield Difference("valueRowsDiffer", {"count": unmatched})

    def list_differences(
        self, answer: Sequence[Entry], key: Sequence[Entry]
    ) -> Iterator[Difference]:
        """Yield how a list differs from the key; nothing if it is right."""
        if len(answer) != len(key):
            name = "valueFewerEntries" if len(answer) < len(key) else "valueMoreEntries"
            yield Difference(name, {"entries": len(answer)})
        elif self.ordered:
            for number, (entry, right) in enumerate(zip(answer, key, strict=True), start=1):
                if not self.entries_agree(entry, right):
                    yield Difference("valueEntryDiffers", {"number": number})
                    return
        elif unmatched := self._rows_unmatched(
            [(each,) for each in answer], [(each,) for each in key]
        ):
            yield Difference("valueEntriesDiffer", {"count": unmatched})

    def _column_differences(self, answer: Table, key: Table) -> Iterator[Difference]:
        if missing := [name for name in key.columns if name not in answer.columns]:
            yield Difference("valueColumnsMissing", {"columns": ", ".join(missing)})
        if extra := [name for name in answer.columns if name not in key.columns]:
            yield Difference("valueColumnsExtra", {"columns": ", ".join(extra)})
        if not missing and not extra and self.ordered and answer.columns != key.columns:
            yield Difference("valueColumnsOrder")

    def _cell_differences(self, rows: Sequence[Row], key: Table) -> Iterator[Difference]:
        for number, (row, right) in enumerate(zip(rows, key.rows, strict=True), start=1):
            for name, entry, expected in zip(key.columns, row, right, strict=True):
                if not self.entries_agree(entry, expected):
                    yield Difference("valueCellDiffers", {"row": number, "column": name})
                    return

    def _rows_unmatched(self, rows: Sequence[Row], key_rows: Sequence[Row]) -> int:
        """Count the rows for which the key has no row of its own, whatever their order."""
        # What is the same to the last digit is paired first; that is nearly all, nearly always.
        left, wanted = _without_common(rows, key_rows)
        answers_by_texts, keys_by_texts = _by_texts(left), _by_texts(wanted)
        return sum(
            self._unmatched_within(group, keys_by_texts.get(texts, []))
            for texts, group in answers_by_texts.items()
        )

    def _unmatched_within(self, rows: list[Row], key_rows: list[Row]) -> int:
        """Count the unmatched among rows that have the same texts, so that only numbers are compared."""
        answers, keys = sorted(map(_numbers, rows)), sorted(map(_numbers, key_rows))
        in_turn = sum(map(self._numbers_agree, answers, keys))
        if in_turn == len(answers) or max(len(answers), len(keys)) > MOST_ROWS_TRIED:
            return len(answers) - in_turn
        partners = [
            [place for place, right in enumerate(keys) if self._numbers_agree(numbers, right)]
            for numbers in answers
        ]
        return len(answers) - _most_pairs(partners)

    def _numbers_agree(self, numbers: tuple[float, ...], right: tuple[float, ...]) -> bool:
        return all(map(self.tolerance.admits, numbers, right))


def _is_number(entry: Entry) -> bool:
    return isinstance(entry, int | float) and not isinstance(entry, bool)


def _without_common(rows: Sequence[Row], key_rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Take out the rows that both have."""
    common = Counter(map(_exactly, rows)) & Counter(map(_exactly, key_rows))
    return _less(rows, common), _less(key_rows, common)


def _less(rows: Sequence[Row], common: Counter[Hashable]) -> list[Row]:
    to_leave_out, left = Counter(common), []
    for row in rows:
        same = _exactly(row)
        if to_leave_out[same]:
            to_leave_out[same] -= 1
        else:
            left.append(row)
    return left


def _exactly(row: Row) -> Hashable:
    return tuple(
        f"{float(entry):.{SIGNIFICANT_DIGITS}g}" if _is_number(entry) else _texts_of(entry)  # type: ignore[arg-type]
        for entry in row
    )


def _by_texts(rows: Sequence[Row]) -> dict[Hashable, list[Row]]:
    """Group rows by all that is no number, for that must be the same in rows that agree."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(map(_texts_of, row))].append(row)
    return groups


def _texts_of(entry: Entry) -> Hashable:
    if isinstance(entry, str):
        return ("text", fold(entry))
    return "number" if _is_number(entry) else ("other", entry)


def _numbers(row: Row) -> tuple[float, ...]:
    return tuple(float(entry) for entry in row if _is_number(entry))  # type: ignore[arg-type]


def _most_pairs(partners: Sequence[Sequence[int]]) -> int:
    """Give how many rows can have a partner of their own (Kuhn's augmenting paths)."""
    taken_by: dict[int, int] = {}

    def find_partner(row: int, tried: set[int]) -> bool:
        for partner in partners[row]:
            if partner in tried:
                continue
            tried.add(partner)
            if partner not in taken_by or find_partner(taken_by[partner], tried):
                taken_by[partner] = row
                return True
        return False

    return sum(find_partner(row, set()) for row in range(len(partners)))
