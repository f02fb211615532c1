"""Prints the events of a calendar as recurring_ical_events (Debian: python3-recurring-ical-events) reads them, as JSON.

Arguments: file, first day, last day (YYYY-MM-DD, included), zone of the workshop. An event: start, minutes, title, text.
"""
import datetime
import json
import sys
import zoneinfo

import icalendar
import recurring_ical_events

path, first, last, zone_name = sys.argv[1:5]
zone = zoneinfo.ZoneInfo(zone_name)


def local(moment):
    if not isinstance(moment, datetime.datetime):
        return moment.isoformat()
    floating = moment.tzinfo is None
    return (moment.replace(tzinfo=zone) if floating else moment.astimezone(zone)).strftime("%Y-%m-%dT%H:%M")


def event_of(component):
    start = component["DTSTART"].dt
    end = component["DTEND"].dt if "DTEND" in component else None
    if end is None and "DURATION" in component:
        end = start + component["DURATION"].dt
    timed = isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime)
    if timed and start.tzinfo is not None and end.tzinfo is not None:
        minutes = (end.astimezone(datetime.timezone.utc) - start.astimezone(datetime.timezone.utc)).total_seconds() / 60
    else:
        minutes = (end - start).total_seconds() / 60 if timed and (start.tzinfo is None) == (end.tzinfo is None) else None
    return {
        "start": local(start),
        "minutes": minutes,
        "title": str(component.get("SUMMARY", "")),
        "text": str(component.get("DESCRIPTION", "")),
        "cancelled": str(component.get("STATUS", "")).upper() == "CANCELLED",
    }


with open(path, "rb") as file:
    components = icalendar.Component.from_ical(file.read(), multiple=True)
# Events that were saved without a calendar are put into one.
alone = icalendar.Calendar()
for component in components:
    if component.name == "VEVENT":
        alone.add_component(component)
days = [datetime.date.fromisoformat(day) for day in (first, last)]
found = []
for calendar in [alone] + [component for component in components if component.name == "VCALENDAR"]:
    events = recurring_ical_events.of(calendar).between(days[0], days[1] + datetime.timedelta(days=1))
    found += [event_of(event) for event in events]
print(json.dumps(found))
