"""A program's clock, set to another moment: Python asks it of a module that is loaded before everything else."""

from pathlib import Path

_MODULE = """
import datetime, time
NOW = {seconds}
class Day(datetime.date):
    today = classmethod(lambda cls: datetime.datetime.now().date())
class Moment(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls(1970, 1, 1, tzinfo=datetime.UTC).astimezone(tz)
                      + datetime.timedelta(seconds=NOW))
    utcnow = classmethod(lambda cls: cls.now(datetime.UTC).replace(tzinfo=None))
    today = classmethod(lambda cls: cls.now())
datetime.date, datetime.datetime = Day, Moment
time.time, time.time_ns = (lambda: float(NOW)), (lambda: NOW * 10**9)
"""


def another_day(folder: Path, seconds: int) -> dict[str, str]:
    """Return the environment of a Python whose clock stands at so many seconds after 1970; ``folder`` is for it."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_MODULE.format(seconds=seconds), encoding="utf-8")
    return {"PYTHONPATH": str(folder)}
