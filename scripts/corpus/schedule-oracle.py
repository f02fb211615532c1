"""Judges how conference schedules (XML and JSON of frab, pretalx and others) come in, against parsers of Python's own library.

    python3 scripts/corpus/schedule-oracle.py <folder> [more files] -- node out/main/command-line.js read

For each file: refused, or how many sessions are right, told (other than here, with a remark about that session), wrong
in silence, and whether all texts (title, description, room, people) are right. The last line is the sum. Exit code 1
where something is wrong in silence.
"""
import collections
import datetime
import html
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree
import zoneinfo

Event = collections.namedtuple("Event", "date start minutes title texts room people")


class Words(html.parser.HTMLParser):
    """The words of a text that may be HTML; unknown tags are words too."""

    hidden = {"script", "style", "head"}
    known = set("a abbr b big blockquote br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp section small span strike strong sub sup table tbody td th thead time tr tt u ul var html body".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.depth = 0
        self.lists = []
        self.address = ""

    def handle_starttag(self, tag, attributes):
        if tag in ("ol", "ul"):
            self.lists.append(int(dict(attributes).get("start") or 1) if tag == "ol" else None)
        if tag == "li" and self.lists and self.lists[-1] is not None:
            self.parts.append(f" \0{self.lists[-1]}\0 ")
            self.lists[-1] += 1
        if tag == "a":
            self.address = dict(attributes).get("href") or ""
        if tag in self.hidden:
            self.depth += 1
        elif tag not in self.known:
            self.parts.append(self.get_starttag_text())
        elif tag not in ("a", "b", "em", "i", "span", "strong", "u", "code", "sub", "sup", "font", "small", "big", "tt"):
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag == "a":
            self.parts.append(f"\0{self.address.replace(chr(0), '')}\0")
            self.address = ""
        if tag in self.hidden:
            self.depth = max(0, self.depth - 1)
        elif tag not in self.known:
            self.parts.append(f"</{tag}>")
        elif tag in ("p", "li", "div", "td", "th", "tr", "ul", "ol", "pre", "blockquote") or tag.startswith("h"):
            self.parts.append(" ")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag in self.known:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if self.depth == 0:
            self.parts.append(data)


bare = re.compile(r"&(?=[A-Za-z]+(?![A-Za-z]*;))")


def pieces(text):
    """Words of letters and digits in pieces: True for those that must come, False for list numbers and addresses of links."""
    parser = Words()
    # An entity ends with a semicolon: the address "…&ltsid=6" has none.
    parser.feed(bare.sub("&amp;", text or ""))
    parser.close()
    plain = html.unescape(bare.sub("&amp;", "".join(parser.parts))).replace("\u00ad", "").replace("\ufeff", "")
    return [(at % 2 == 0, re.findall(r"[^\W_]+", part)) for at, part in enumerate(plain.split("\0"))]


def words(text):
    return [word for must, part in pieces(text) if must for word in part]


def says(got, wanted):
    """Whether `got` are the words of `wanted`, with any of its list numbers and addresses."""
    places = {0}
    for must, part in wanted:
        variants = [part] if must else [[], part, part[1:]]
        places = {at + len(words) for at in places for words in variants if got[at : at + len(words)] == words}
    return len(got) in places


def quoted(title):
    """A title as remarks name it: cut between words where it is longer than 80 letters (`plain-text.ts`)."""
    title = " ".join(title.split())
    if len(title) <= 80:
        return title
    end = 80 if title[80] == " " else title[:80].rfind(" ")
    return re.sub(r"[\s,;:.–—-]+$", "", title[:end] if end > 40 else title[:80]) + "…"


def line(text):
    return " ".join(words(text))


def minutes_in(duration):
    if duration is None or duration == "":
        return None
    if isinstance(duration, (int, float)):
        return duration
    iso = re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?", duration)
    if iso:
        days, hours, rest = (int(part or 0) for part in iso.groups())
        return days * 1440 + hours * 60 + rest
    parts = duration.split(":")
    if not all(part.strip().isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return numbers[0]
    return numbers[0] * 60 + numbers[1]


def moment_in(text):
    try:
        return datetime.datetime.fromisoformat((text or "").strip().replace("Z", "+00:00"))
    except ValueError:
        return None


def clock_in(text):
    match = re.match(r"(\d{1,2}):(\d{1,2})", (text or "").strip())
    return int(match[1]) * 60 + int(match[2]) if match else None


def place(day, date, start, zone, change):
    """The day and the time of day by the clock of the conference."""
    moment = moment_in(date) if date and len(date.strip()) > 10 else moment_in(start) if start and "T" in start else None
    clock = clock_in(start) if start and "T" not in start else None
    if moment is not None:
        # A file that names UTC for hours of another zone was written by a program that knows no zone.
        if str(zone) == "UTC" and moment.utcoffset() and clock == moment.hour * 60 + moment.minute:
            zone = None
        if zone is not None and moment.tzinfo is not None:
            moment = moment.astimezone(zone)
        return moment.date().isoformat(), moment.strftime("%H:%M")
    if clock is None or not day:
        return (day or None), None if clock is None else f"{clock // 60 % 24:02}:{clock % 60:02}"
    base = datetime.date.fromisoformat(day) + datetime.timedelta(days=1 if clock >= 1440 or clock < change else 0)
    return base.isoformat(), f"{clock // 60 % 24:02}:{clock % 60:02}"


def zone_of(name):
    try:
        return zoneinfo.ZoneInfo(name.strip()) if name and name.strip() else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None


def inner(element):
    """The text of an element; as HTML where elements stand in it."""
    if element is None:
        return ""
    if len(element) == 0:
        return element.text or ""
    return html.escape(element.text or "", quote=False) + "".join(
        xml.etree.ElementTree.tostring(child, encoding="unicode") for child in element
    )


def xml_events(text):
    root = xml.etree.ElementTree.fromstring(text)
    if root.tag != "schedule":
        return None
    zone = zone_of(root.findtext("conference/time_zone_name"))
    change = clock_in(root.findtext("conference/day_change"))
    change = 360 if change is None else change
    found = []
    for day in root.findall("day"):
        for room, event in [(room, event) for room in day.findall("room") for event in room.findall("event")] + [
            (None, event) for event in day.findall("event")
        ]:
            date, start = place(day.get("date"), event.findtext("date"), event.findtext("start"), zone, change)
            named = ("name", "public_name", "full_public_name")
            people = [
                line(next(filter(None, (person.findtext(name) for name in named)), person.text or ""))
                for person in event.iter("person")
            ]
            own = (event.findtext("room") or "").strip()
            found.append(
                Event(
                    date,
                    start,
                    minutes_in((event.findtext("duration") or "").strip()),
                    line(inner(event.find("title"))),
                    [inner(event.find(name)) for name in ("subtitle", "abstract", "description")],
                    line(own or (room.get("name", "") if room is not None else "")),
                    [name for name in people if name],
                )
            )
    return found


def text_of(value):
    return "\n\n".join(str(each) for each in value.values()) if isinstance(value, dict) else "" if value is None else str(value)


def name_of(person):
    if isinstance(person, str):
        return line(person)
    if not isinstance(person, dict):
        return ""
    return line(person.get("public_name") or person.get("name") or person.get("full_public_name") or "")


def json_event(event, day, room, zone, change):
    date, start = place(day, event.get("date"), event.get("start"), zone, change)
    minutes = minutes_in(event.get("duration"))
    if minutes is None and moment_in(event.get("end")) and moment_in(event.get("start")):
        minutes = (moment_in(event["end"]) - moment_in(event["start"])).total_seconds() / 60
    own = event.get("room")
    own = own.get("name") if isinstance(own, dict) else own
    people = [name_of(person) for part in ("persons", "participants") for person in event.get(part) or []]
    texts = [text_of(event.get(name)) for name in ("subtitle", "abstract", "description")]
    return Event(date, start, minutes, line(text_of(event.get("title"))), texts, line(own or room), [name for name in people if name])


def json_events(text):
    schedule = json.loads(text).get("schedule")
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    if not isinstance(conference, dict):
        return None
    zone = zone_of(conference.get("time_zone_name"))
    found = []
    for day in conference.get("days") or []:
        for room, events in (day.get("rooms") or {}).items():
            found += [json_event(event, day.get("date"), room, zone, 360) for event in events if isinstance(event, dict)]
    return found + [json_event(event, None, "", zone, 360) for event in schedule.get("events") or []]


def expected(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig").lstrip()
        return json_events(text) if text.startswith("{") else xml_events(data.lstrip())
    except Exception:  # whatever a foreign file makes of these parsers, it is not well-formed
        return None


def text_problems(event, session):
    """Which texts are not those of the file."""
    problems = []
    title = line(session["title"])
    # A session without a title has the name of its kind.
    if event.title and title not in (event.title, line(f"{event.title} {event.texts[0]}")):
        problems.append("title")
    got = re.findall(r"[^\W_]+", session["description"].replace("\u00ad", ""))
    wanted = [piece for text in event.texts[1:] for piece in pieces(text)]
    if not says(got, wanted) and not says(got, pieces(event.texts[0]) + wanted):
        problems.append("description")
    if line(session["room"]) != event.room:
        problems.append("room")
    if list(dict.fromkeys(line(name) for name in session["people"])) != list(dict.fromkeys(event.people)):
        problems.append("people")
    return problems


def judge(path, events, understood):
    told = collections.defaultdict(list)
    for remark in understood["told"]:
        told[remark["where"]].append(remark["code"])
    sessions = understood["sessions"]
    counts = collections.Counter(sessions=len(events))
    if len(sessions) != len(events):
        counts["wrong"] += abs(len(sessions) - len(events))
        print(f"  {path.name}: {len(events)} events, {len(sessions)} sessions")
    shown = 0
    # Remarks name a session by its title: those on another one of the same title are not on this one.
    changed = {
        quoted(session["title"])
        for event, session in zip(events, sessions)
        if (event.date, event.start, event.minutes) != (session["date"], session["start"], session["minutes"])
    }
    for event, session in zip(events, sessions):
        wanted = (event.date, event.start, event.minutes)
        got = (session["date"], session["start"], session["minutes"])
        title = quoted(session["title"])
        codes = told.get(title, [])
        problems = text_problems(event, session)
        if wanted == got:
            counts["right"] += 1
            counts["needless"] += 1 if codes and not problems and title not in changed else 0
        elif codes:
            counts["told"] += 1
        else:
            counts["wrong"] += 1
        if problems:
            counts["texts told" if "text-shortened" in codes else "texts wrong"] += 1
        if (problems or (wanted != got and not codes)) and shown < 3:
            shown += 1
            print(f"  {path.name}: {session['title'][:50]!r}: {wanted} came as {got}; {', '.join(problems)} {codes}")
    return counts


def main():
    at = sys.argv.index("--")
    paths = [pathlib.Path(name) for name in sys.argv[1:at]]
    files = sorted(file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())
    total = collections.Counter()
    for path in files:
        output = subprocess.run([*sys.argv[at + 1 :], str(path.resolve())], capture_output=True, text=True).stdout
        understood = json.loads(output)[0]
        events = expected(path)
        total["files"] += 1
        if understood["kind"] == "refused":
            total["refused truly" if not events else "refused wrongly"] += 1
            print(f"{path.name}: refused, {understood['told'][0]['code']}; {'nothing' if not events else len(events)} here")
            continue
        if events is None:
            total["not read here"] += 1
            print(f"{path.name}: read, but not by these parsers")
            continue
        counts = judge(path, events, understood)
        all_right = counts["texts wrong"] + counts["texts told"] + counts["wrong"] == 0
        total["schedules"] += 1
        total["schedules with all texts right"] += 1 if counts["texts wrong"] + counts["texts told"] == 0 else 0
        total["schedules without anything wrong"] += 1 if all_right else 0
        total.update(counts)
        print(f"{path.name}: {dict(counts)}")
    print(dict(total))
    return 1 if total["wrong"] else 0


sys.exit(main())
