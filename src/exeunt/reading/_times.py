"""Clock times and parts of the day: the makers of those rules of `POINTS`.

Nothing here knows a language; see `_points.py` for days and periods.
"""

from __future__ import annotations

from exeunt.reading._amount import Amount
from exeunt.reading._points import MIDDAY, Dates
from exeunt.reading._stage import Hit, Made
from exeunt.reading._when import When

NIGHT, DAWN = 24, 5  # "at night" is after noon but for the small hours


class Times(Dates):
    """The makers of clock times and parts of the day, for one language."""

    def make_todaypart(self, hit: Hit) -> Made | None:
        """This morning, last evening."""
        shift = self.look(hit, "shift", "SHIFTS")
        hours = self._hours(hit)
        if hours is None or shift is None:
            return None
        return self.date, When(grain="day", shift=shift, hours=hours, mod=self._mod(hit))

    def _mod(self, hit: Hit) -> str:
        found = self.tables["MODS"].get(hit.word(hit.first))
        return found if isinstance(found, str) else ""

    def make_clockword(self, hit: Hit) -> Made | None:
        """Noon, midnight."""
        found = self.tables["CLOCK"].get(hit.word(hit.at("clock")))
        if not isinstance(found, tuple):
            return None
        return self.time, When(grain="part", time=(found[0], found[1], 0))

    def make_hour(self, hit: Hit) -> Made | None:
        """9 a.m., two in the morning, 2 o'clock, 8.30 pm."""
        value = hit.value("hour")
        if not isinstance(value, Amount) or value.value is None:
            return None
        whole, minute = int(value.value), 0
        if not isinstance(value.value, int):
            minute = round((value.value - whole) * 100)
        if not 0 <= whole <= 24 or minute > 59 or value.value < 0:
            return None
        return self._timed(hit, whole, minute, 0)

    def _timed(self, hit: Hit, hour: int, minute: int, second: int) -> Made | None:
        half = self.look(hit, "half", "HALVES")
        index = hit.at("half")
        if index > 0 and len(hit.word(index)) == 1 and not hit.glued(index - 1, index + 1):
            return None
        if half is not None and hour > MIDDAY and half == 0:
            return None
        if half is not None and hour <= MIDDAY:
            small = half == NIGHT and hour % MIDDAY < DAWN
            hour = hour % MIDDAY + (0 if small else min(half, MIDDAY))
        loose = half is None and 0 < hour <= MIDDAY
        return self.time, When(grain="part", time=(hour, minute, second), loose=loose)

    def make_fourdigits(self, hit: Hit) -> Made | None:
        """1119 GMT."""
        word = hit.word(hit.at("four"))
        if len(word) != 4 or not word.isdigit() or int(word[:2]) > 23 or int(word[2:]) > 59:
            return None
        return self.time, When(grain="part", time=(int(word[:2]), int(word[2:]), 0))

    def make_timehalf(self, hit: Hit) -> Made | None:
        """7:30 pm."""
        when = hit.value("time")
        if not isinstance(when, When) or when.time is None:
            return None
        return self._timed(hit, *when.time)

    def make_past(self, hit: Hit) -> Made | None:
        """Half past seven, ten past nine."""
        hour, minute = self.whole(hit, "hour", 1, 12), self._minutes(hit)
        return None if hour is None or minute is None else self._timed(hit, hour, minute, 0)

    def make_to(self, hit: Hit) -> Made | None:
        """Quarter to five."""
        hour, minute = self.whole(hit, "hour", 1, 12), self._minutes(hit)
        if hour is None or minute is None or minute == 0:
            return None
        return self._timed(hit, hour - 1 or MIDDAY, 60 - minute, 0)

    def _minutes(self, hit: Hit) -> int | None:
        part = self.words.parts.get(hit.word(hit.at("f")))
        return round(60 * part) if part is not None else self.whole(hit, "f", 1, 59)

    def make_daypart(self, hit: Hit) -> Made | None:
        """In the morning, at night: a time of day without a day."""
        hours = self._hours(hit)
        if hours is None:
            return None
        mod = hit.word(hit.at("mod")) if hit.at("mod") >= 0 else ""
        found = self.tables["MODS"].get(mod, "")
        return self.time, When(
            grain="part", hours=hours, mod=found if isinstance(found, str) else ""
        )
