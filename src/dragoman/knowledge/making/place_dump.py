"""Tables of GeoNames (geonames.org, CC BY 4.0), such as allCountries.txt, read row by row.

A row has 19 fields with tabs between, as GeoNames' readme.txt describes them.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final, Self

from msgspec import Struct

from dragoman.errors import InputError
from dragoman.knowledge.codes import Codes
from dragoman.knowledge.entries import PlaceEntry
from dragoman.knowledge.making.geonames import NamedPlace, latin_keys
from dragoman.record import PlaceKind

_FIELDS: Final = 19
_DIGITS: Final = 10  # of a place's number
_PEOPLE: Final = 10**11
_LONGEST: Final = 1 << 17  # bytes of a row; the longest of GeoNames has some 15,000
_KINDS: Final[Mapping[str, PlaceKind]] = {
    "A": "region", "P": "city", "H": "water", "L": "region", "T": "region", "V": "region", "S": "site",
}  # fmt: skip
# Of the buildings and spots of GeoNames those that news of war names; hotels, schools and shops bear names that mean
# anything. Roads, railways and what lies under the sea are left out whole, and so are states, which are known better.
_SITES: Final = frozenset(
    """AIRB AIRF AIRH AIRP AIRQ BDG BRKS CMP CMPL CMPMN CMPO CMPQ CMPRF CSTL DAM DAMQ FT GOSP HSP HSPC INSM ITTR MFGM
    MN MSQE OILF OILR PKLT PMPO PP PRN PS PSH PSN PSTB PSTC PSTP RKT SHRN STNR TRIG TUNL""".split()
)
_COUNTRY_CODES: Final = "PCL"
_KIND_OF: Final[Mapping[str, PlaceKind]] = {"MILB": "site", "NVB": "site"}  # in another class of GeoNames
_FEATURES: Final[Mapping[str, str]] = {
    "PPLC": "capital", "AIRP": "airport", "AIRF": "airport", "AIRB": "airport", "AIRH": "airport", "DAM": "dam",
    "CMPRF": "camp", "PSTB": "border", "STM": "river", "SEA": "sea", "MT": "mountain", "MTS": "mountain",
    "ISL": "island", "MILB": "base", "INSM": "base", "DSRT": "desert", "VAL": "valley", "PRT": "port",
}  # fmt: skip


class Row(Struct, frozen=True):
    """What became of one row of a table.

    Attributes:
        place: the place with its names; None where the row is of a kind that is passed over, or broken.
        broken: why the row is no row of GeoNames, or None.
        size: its bytes in the table.
    """

    place: NamedPlace | None
    broken: str | None
    size: int


class PlaceDump:
    """An open table; use it in a `with` statement.

    Attributes:
        size: of the table in bytes, unpacked.
    """

    def __init__(self, file: Path, codes: Codes) -> None:
        """Open a table.

        Args:
            file: a table as text, or in a zip archive as GeoNames gives it.
            codes: what its codes stand for.

        Raises:
            InputError: where it cannot be opened, or the archive holds no table.
        """
        self._codes = codes
        self._digest = hashlib.sha256()
        self._stack = ExitStack()
        try:
            self._stream, self.size = self._open(file)
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            self._stack.close()
            raise InputError(f"{file} cannot be opened ({error})", _NEXT_STEP) from error

    def __enter__(self) -> Self:
        """Return the table."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._stack.close()

    def _open(self, file: Path) -> tuple[IO[bytes], int]:
        if not zipfile.is_zipfile(file):
            return self._stack.enter_context(file.open("rb")), file.stat().st_size
        archive = self._stack.enter_context(zipfile.ZipFile(file))
        tables = [one for one in archive.infolist() if one.filename.endswith(".txt") and "readme" not in one.filename]
        if len(tables) != 1:
            raise InputError(f"{file} holds {len(tables)} tables instead of one", _NEXT_STEP)
        return self._stack.enter_context(archive.open(tables[0])), tables[0].file_size

    @property
    def hash(self) -> str:
        """Hash of the rows that were read so far: 16 hex digits."""
        return self._digest.hexdigest()[:16]

    def rows(self) -> Iterator[Row]:
        """Yield every row in order; one that is broken says so, and the others go on.

        Raises:
            InputError: where the file cannot be read on.
        """
        try:
            while line := self._stream.readline(_LONGEST):
                self._digest.update(line)
                size = len(line)
                if size == _LONGEST and not line.endswith(b"\n"):
                    yield Row(None, "it is too long", size + self._skip_line())
                    continue
                yield self._row(line, size)
        except (OSError, zipfile.BadZipFile, EOFError) as error:
            raise InputError(f"the table cannot be read to its end ({error})", "fetch it again") from error

    def _skip_line(self) -> int:
        skipped = 0
        while part := self._stream.readline(_LONGEST):
            self._digest.update(part)
            skipped += len(part)
            if part.endswith(b"\n"):
                break
        return skipped

    def _row(self, line: bytes, size: int) -> Row:
        try:
            fields = line.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError:
            return Row(None, "it is not in UTF-8", size)
        if len(fields) != _FIELDS:
            return Row(None, f"it has {len(fields)} fields instead of {_FIELDS}", size)
        try:
            return Row(self._place(fields), None, size)
        except ValueError as error:
            return Row(None, str(error), size)

    def _place(self, fields: list[str]) -> NamedPlace | None:
        """Return the place of a row, or None where its kind is passed over; ValueError where the row is broken."""
        number, name, ascii_name, others = fields[:4]
        feature, code, alpha2, division, population = fields[6], fields[7], fields[8], fields[10], fields[14]
        if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS and name.strip()):
            raise ValueError("it has no number or no name")
        lat, lon, people = float(fields[4]), float(fields[5]), int(population or 0)
        if not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0):
            raise ValueError("it lies nowhere on Earth")
        if not 0 <= people < _PEOPLE:
            raise ValueError("it has no number of people")
        kind = _KINDS.get(feature)
        if kind is None or code.startswith(_COUNTRY_CODES) or (feature == "S" and code not in _SITES):
            return None
        country = self._codes.countries.get(alpha2)
        within = self._codes.divisions.get(f"{country}.{division}")
        marks = (_FEATURES[code],) if code in _FEATURES else ()
        entry = PlaceEntry(
            f"geonames:{int(number)}", name, _KIND_OF.get(code, kind), country, lat, lon, people, marks,
            None if code == "ADM1" else within, code or None,
        )  # fmt: skip
        return NamedPlace(entry, latin_keys(name, (ascii_name, *others.split(","))))


_NEXT_STEP: Final = "give a table of GeoNames, such as allCountries.txt or allCountries.zip"
