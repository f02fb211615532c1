"""Prints the tables of a file as openpyxl (.xlsx, .xlsm), xlrd (.xls) or Python's own library (.docx, .csv, .tsv) reads them,
as JSON.

Argument: file. A list of tables: { name, hidden, rows: [[index, [cell, …]], …] }, rows without their empty cells; hidden
rows, deleted and hidden text left out. A cell: a text, a number, or null for a formula whose result is not kept.
Debian: python3-openpyxl; PyPI: xlrd.
"""
import csv
import datetime
import io
import json
import pathlib
import re
import sys
import xml.etree.ElementTree
import zipfile

path = pathlib.Path(sys.argv[1])


def clock(hours, minutes, seconds):
    total = hours * 60 + minutes + (1 if seconds >= 30 else 0)
    return f"{total // 60:02}:{total % 60:02}"


def plain(value):
    if isinstance(value, bool):
        return 1 if value else 0
    if isinstance(value, datetime.datetime):
        moment = value + datetime.timedelta(seconds=30)
        date, time = moment.date().isoformat(), clock(moment.hour, moment.minute, 0)
        return date if time == "00:00" else f"{date} {time}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return clock(value.hour, value.minute, value.second)
    if isinstance(value, datetime.timedelta):
        seconds = value.total_seconds()
        return clock(int(seconds // 3600), int(seconds % 3600 // 60), seconds % 60)
    if isinstance(value, (int, float)):
        return value
    # openpyxl leaves the escapes of control characters (ECMA-376 part 1, 22.9.2.19).
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), str(value))


def workbook():
    import openpyxl

    values, formulas = (openpyxl.load_workbook(path, data_only=only) for only in (True, False))
    found = []
    for sheet in values.worksheets:
        written = formulas[sheet.title]
        rows = []
        for row in sheet.iter_rows():
            index = row[0].row - 1
            size = sheet.row_dimensions[index + 1]
            if size.hidden or size.height == 0:
                continue
            cells = []
            for cell in row[:200]:
                formula = written.cell(cell.row, cell.column)
                if cell.data_type == "e":
                    continue
                if cell.value is None or str(cell.value).strip() == "":
                    if formula.data_type == "f":
                        cells.append(None)
                elif not cell.font.strike:
                    cells.append(plain(cell.value))
            if any(cell is not None for cell in cells):
                rows.append([index, cells])
        found.append({"name": sheet.title, "hidden": sheet.sheet_state != "visible", "rows": rows})
    return found


def old_workbook():
    import xlrd

    book = xlrd.open_workbook(path, formatting_info=True)
    found = []
    for sheet in book.sheets():
        rows = []
        for index in range(sheet.nrows):
            size = sheet.rowinfo_map.get(index)
            if size is not None and size.hidden:
                continue
            cells = []
            for cell in sheet.row(index)[:200]:
                if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) or str(cell.value).strip() == "":
                    continue
                if book.font_list[book.xf_list[cell.xf_index].font_index].struck_out:
                    continue
                if cell.ctype != xlrd.XL_CELL_DATE:
                    cells.append(cell.value)
                    continue
                try:
                    moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
                    cells.append(plain(moment.time() if 0 <= cell.value < 1 else moment))
                except (OverflowError, ValueError):
                    cells.append(cell.value)
            if cells:
                rows.append([index, cells])
        found.append({"name": sheet.name, "hidden": sheet.visibility != 0, "rows": rows})
    return found


word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_on(element):
    return element is not None and element.get(f"{word}val", "1") not in ("0", "false", "off")


def text_of(element):
    name = element.tag.replace(word, "")
    if name in ("del", "moveFrom", "instrText", "delText", "pPr", "tcPr", "rPr") or name.endswith("}Fallback"):
        return ""
    if name == "t":
        return element.text or ""
    if name in ("br", "cr", "tab", "ptab"):
        return " "
    if name == "noBreakHyphen":
        return "-"
    if name == "r":
        run = element.find(f"{word}rPr")
        if run is not None and any(is_on(run.find(word + each)) for each in ("vanish", "strike", "dstrike")):
            return ""
    return "".join(text_of(child) for child in element) + (" " if name in ("p", "tc") else "")


def inside(element, name):
    for child in element:
        if child.tag == word + name:
            yield child
        elif child.tag.replace(word, "") in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"):
            yield from inside(child, name)


def document():
    with zipfile.ZipFile(path) as file:
        root = xml.etree.ElementTree.fromstring(file.read("word/document.xml"))
    rows = []
    for table in inside(root, "tbl"):
        for row in inside(table, "tr"):
            properties = row.find(f"{word}trPr")
            if properties is not None and (properties.find(f"{word}del") is not None or is_on(properties.find(f"{word}hidden"))):
                continue
            cells = [" ".join(text_of(cell).split()) for cell in inside(row, "tc")]
            rows.append([len(rows), [cell for cell in cells if cell]])
    return [{"name": "", "hidden": False, "rows": [row for row in rows if row[1]]}]


def separated():
    data = path.read_bytes()
    zeros = [data[at::4].count(0) * 4 > len(data) // 2 for at in range(4)]
    wide = {(False, True, True, True): "utf-32-le", (True, True, True, False): "utf-32-be"}
    halves = {(False, True, False, True): "utf-16-le", (True, False, True, False): "utf-16-be"}
    marked = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    encoding = wide.get(tuple(zeros)) or halves.get(tuple(zeros)) or marked
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("windows-1252", "replace")

    text = re.sub(r"^\ufeff", "", text)
    told = re.match(r"sep=(.)\r?\n", text)
    if told:
        text = text[told.end() :]

    def parsed(delimiter):
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))

    def fitness(delimiter):
        widths = [len(row) for row in parsed(delimiter)[:50] if len(row) > 1]
        usual = max(set(widths), key=widths.count) if widths else 0
        return (widths.count(usual), usual)

    csv.field_size_limit(10**8)
    best = told[1] if told else max(";,\t|", key=fitness)
    rows = [[index, [" ".join(cell.split()) for cell in row[:200] if cell.strip()]] for index, row in enumerate(parsed(best))]
    return [{"name": "", "hidden": False, "rows": [row for row in rows if row[1]]}]


kind = path.suffix.lower()
read = {".docx": document, ".xlsx": workbook, ".xlsm": workbook, ".xls": old_workbook}.get(kind, separated)
print(json.dumps(read()))
