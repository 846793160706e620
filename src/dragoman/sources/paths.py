"""Which files a path, a folder or a glob means."""

from __future__ import annotations

import glob
from pathlib import Path

from dragoman.errors import InputError
from dragoman.sources.kinds import SUFFIXES


def files_of(source: str) -> list[str]:
    """Return the files that a source means, in a stable order; a path that is no folder or glob means itself.

    A README in a folder is about the folder, and a file whose name starts with a dot is some program's: both are
    passed over.

    Raises:
        InputError: where a folder or glob holds nothing, or the folder cannot be read.
    """
    path = Path(source)
    try:
        if path.is_dir():
            return _within(path)
        if not path.exists() and glob.has_magic(source):
            matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207  Path.glob takes no absolute patterns
            if not matches:
                raise InputError(f"{source} matches no file", "check the pattern")
            folders = [Path(match) for match in matches if Path(match).is_dir()]
            files = [match for match in matches if Path(match) not in folders]
            return files or [file for folder in folders for file in _within(folder)]
    except (OSError, ValueError) as fault:
        raise unreadable(source, fault) from None
    return [source]


def unreadable(source: str, fault: Exception) -> InputError:
    """Return the error for a file that cannot be opened."""
    if isinstance(fault, FileNotFoundError):
        return InputError(f"{source} is not there", "check the path")
    if isinstance(fault, IsADirectoryError):
        return InputError(f"{source} is a folder", "use `dragoman add` for folders, or name a file in it")
    cause = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return InputError(f"{source} cannot be opened ({cause})", "check the path and your rights to it")


def _within(folder: Path) -> list[str]:
    found = (file for file in folder.rglob("*") if file.name.lower().endswith(SUFFIXES) and file.is_file())
    files = sorted(
        str(file) for file in found if not file.stem.upper().startswith("README") and not file.name.startswith(".")
    )
    if not files:
        raise InputError(f"{folder} holds no reports", f"give a folder with {', '.join(SUFFIXES)} files")
    return files
