"""Reads calendars by another program, one for each line of standard input, and answers with one line of JSON each: a list of
{ start, minutes, title, text, cancelled }, or a text, why it could not be read.

Argument: the reader. A line: [file, first day, last day (YYYY-MM-DD, included), zone of the workshop]. The readers are
    recurring   recurring_ical_events (Debian: python3-recurring-ical-events)
    libical     libical (Debian: gir1.2-ical-3.0, python3-gi); it knows no RANGE=THISANDFUTURE
"""
import datetime
import json
import re
import sys
import zoneinfo

utc = datetime.timezone.utc
path = first = last = zone = None
# Times without a zone are by the clock of the workshop, or of what the calendar names; the first reader does that itself.
floating_zone = None


def local(moment):
    if not isinstance(moment, datetime.datetime):
        return moment.isoformat()
    floating = moment.tzinfo is None
    return (moment.replace(tzinfo=floating_zone) if floating else moment).astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def recurring():
    import icalendar
    import recurring_ical_events

    # Further dates as periods are dates here, with their lengths beside: the library does not sort them.
    lengths = {}

    def plain_dates(event):
        written = event.pop("RDATE", None)
        dates = []
        for part in written if isinstance(written, list) else [written]:
            for date in (each.dt for each in getattr(part, "dts", [])):
                if isinstance(date, tuple):
                    begin, end = date
                    end = begin + end if isinstance(end, datetime.timedelta) else end
                    lengths[str(event.get("UID", "")), local(begin)] = (end - begin).total_seconds() / 60
                    date = begin
                dates.append(date)
        if dates:
            event.add("RDATE", dates)

    def event_of(component):
        start = component["DTSTART"].dt
        end = component["DTEND"].dt if "DTEND" in component else None
        if end is None and "DURATION" in component:
            end = start + component["DURATION"].dt
        timed = isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime)
        if timed and start.tzinfo is not None and end.tzinfo is not None:
            minutes = (end.astimezone(utc) - start.astimezone(utc)).total_seconds() / 60
        else:
            minutes = (end - start).total_seconds() / 60 if timed and (start.tzinfo is None) == (end.tzinfo is None) else None
        minutes = lengths.get((str(component.get("UID", "")), local(start)), minutes)
        return {
            "start": local(start),
            "minutes": minutes,
            "title": str(component.get("SUMMARY", "")),
            "text": str(component.get("DESCRIPTION", "")),
            "cancelled": str(component.get("STATUS", "")).upper() == "CANCELLED",
        }

    with open(path, "rb") as file:
        components = icalendar.cal.Component.from_ical(file.read(), multiple=True)
    # Events that were saved without a calendar are put into one.
    alone = icalendar.Calendar()
    for component in components:
        if component.name == "VEVENT":
            alone.add_component(component)
    found = []
    for calendar in [alone] + [component for component in components if component.name == "VCALENDAR"]:
        for event in calendar.walk("VEVENT"):
            if any(isinstance(each.dt, tuple) for part in (lambda found: found if isinstance(found, list) else [found])(event.get("RDATE")) for each in getattr(part, "dts", [])):
                plain_dates(event)
        begin, end = (datetime.date.fromisoformat(day) for day in (first, last))
        events = recurring_ical_events.of(calendar).between(begin, end + datetime.timedelta(days=1))
        found += [event_of(event) for event in events]
    return found


def libical():
    global floating_zone
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib

    def parts(component, kind):
        part = component.get_first_component(kind)
        while part is not None:
            yield part
            part = component.get_next_component(kind)

    def components(component, kind):
        found = [component] if component.isa() == kind else list(parts(component, kind))
        for name in (ICalGLib.ComponentKind.VCALENDAR_COMPONENT, ICalGLib.ComponentKind.XROOT_COMPONENT):
            for part in parts(component, name):
                found += components(part, kind)
        return found

    def moment(component, kind):
        written = component.get_first_property(kind)
        if written is None:
            return None
        time = written.get_datetime_with_component(component)
        if time is None or time.is_null_time():
            return None
        zone_name = written.get_parameter_as_string("TZID")
        if zone_name and not time.is_date() and not time.is_utc() and time.get_timezone() is None:
            raise ValueError(f"unknown zone {zone_name}")
        if time.is_date():
            return datetime.date(time.get_year(), time.get_month(), time.get_day())
        if time.is_utc() or time.get_timezone() is not None:
            seconds = time.as_timet() if time.is_utc() else time.as_timet_with_zone(time.get_timezone())
            return datetime.datetime.fromtimestamp(seconds, utc)
        return datetime.datetime(time.get_year(), time.get_month(), time.get_day(), time.get_hour(), time.get_minute())

    def event_of(event, start, end):
        timed = isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime)
        same = timed and (start.tzinfo is None) == (end.tzinfo is None)
        status = event.get_first_property(ICalGLib.PropertyKind.STATUS_PROPERTY)
        return {
            "start": local(start),
            "minutes": (end - start).total_seconds() / 60 if same else None,
            "title": event.get_summary() or "",
            "text": event.get_description() or "",
            "cancelled": "CANCELLED" in (status.as_ical_string() if status is not None else "").upper(),
        }

    kinds = ICalGLib.PropertyKind
    started, ended, recurring_at = kinds.DTSTART_PROPERTY, kinds.DTEND_PROPERTY, kinds.RECURRENCEID_PROPERTY

    def end_of(event, start):
        end = moment(event, ended)
        duration = event.get_first_property(kinds.DURATION_PROPERTY)
        if end is None and duration is not None and start is not None:
            return start + datetime.timedelta(seconds=duration.get_duration().as_int())
        return end

    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "replace").lstrip("\ufeff")
    named = re.search(r"^X-WR-TIMEZONE[^:\r\n]*:(.+?)\s*$", text, re.M)
    if named and named[1] in zoneinfo.available_timezones():
        floating_zone = zoneinfo.ZoneInfo(named[1])
    root = ICalGLib.Parser.parse_string(text)
    events = components(root, ICalGLib.ComponentKind.VEVENT_COMPONENT)
    uids = {event.get_uid() for event in events if moment(event, recurring_at) is None}
    moved = set()
    found = []
    for event in events:
        original = moment(event, recurring_at)
        if original is not None and event.get_uid() in uids:
            moved.add((event.get_uid(), local(original)))
            start = moment(event, started) or original
            found.append(event_of(event, start, end_of(event, start)))
    for event in events:
        start = moment(event, started)
        end = end_of(event, start)
        original = moment(event, recurring_at)
        if start is None or (original is not None and event.get_uid() in uids):
            continue
        single = event_of(event, start, end)
        times = []

        def add(component, span, data, start=start, times=times):
            begin = datetime.datetime.fromtimestamp(span.get_start(), utc)
            if not isinstance(start, datetime.datetime):
                times.append(begin.date())
            else:
                times.append(begin.replace(tzinfo=None) if start.tzinfo is None else begin)

        from_day = ICalGLib.Time.new_from_string(first.replace("-", "") + "T000000Z")
        to_day = ICalGLib.Time.new_from_string(last.replace("-", "") + "T235959Z")
        event.foreach_recurrence(from_day, to_day, add, None)
        for time in dict.fromkeys(times or ([start] if original is not None else [])):
            if (event.get_uid(), local(time)) not in moved:
                found.append({**single, "start": local(time)})
    return found


read = {"recurring": recurring, "libical": libical}[sys.argv[1]]
for line in sys.stdin:
    path, first, last, zone_name = json.loads(line)
    zone = floating_zone = zoneinfo.ZoneInfo(zone_name)
    try:
        answer = read()
    except Exception as error:  # whatever the other program makes of the file
        answer = f"{type(error).__name__}: {error}"[:200]
    print(json.dumps(answer), flush=True)
