"""Writes shared/domain/evidence/keyboard-layouts.generated.json: what a badge scanner types under each keyboard layout.

    python3 scripts/keyboards/keyboard-layouts.py

A scanner acts as an English keyboard: it presses keys, and the computer writes what its own layout has on them. The
layouts are those of Debian's xkb-data (2.35.1), read by libxkbcommon (1.5.0) as Wayland and X do. For each layout:
`typed`, the characters for the strokes of `strokes`, and `plain`, those of the letters without Shift. A blank stands
for a key without a character, or a dead one; layouts that have one among the strokes of a badge's code are left out, and so are
variants that differ from another layout in two letters only.
"""
import ctypes
import json
import pathlib

letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
strokes = letters + "0123456789-:/"
layouts = """us gb us(intl) us(dvorak) ru ru(phonetic) ru(typewriter) kz kz(ruskaz) kg kg(phonetic) tj
tj(legacy) tm tm(alt) uz uz(latin) de de(nodeadkeys) at at(nodeadkeys) ch ch(fr) fr fr(azerty) fr(bepo) be tr tr(f) az
ge ge(mess) am am(phonetic) am(eastern) ua ua(legacy) ua(phonetic) by by(latin) ir af
md ro ro(std) bg bg(phonetic) rs rs(latin) me mk al hu cz sk si hr ba pl it mn il """.split()

# Key codes of evdev plus 8, by the character of the English key without Shift.
rows = {24: "qwertyuiop", 38: "asdfghjkl;", 52: "zxcvbnm,./", 10: "1234567890-"}
codes = {sign: first + at for first, signs in rows.items() for at, sign in enumerate(signs)}


class Names(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]


xkb = ctypes.CDLL("libxkbcommon.so.0")
for function in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
    getattr(xkb, function).restype = ctypes.c_void_p
context = ctypes.c_void_p(xkb.xkb_context_new(0))


def typed(state, sign, shift):
    xkb.xkb_state_update_mask(state, 1 if shift else 0, 0, 0, 0, 0, 0)
    buffer = ctypes.create_string_buffer(16)
    xkb.xkb_state_key_get_utf8(state, codes[sign], buffer, len(buffer))
    text = buffer.value.decode()
    return text if len(text) == 1 and text.isprintable() or text in "\u200c\u200d" and text else " "


def table_of(name):
    layout, _, variant = name.rstrip(")").partition("(")
    names = Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
    keymap = xkb.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
    if not keymap:
        raise SystemExit(f"there is no layout {name}")
    state = ctypes.c_void_p(xkb.xkb_state_new(ctypes.c_void_p(keymap)))
    key = lambda sign: (";", True) if sign == ":" else (sign.lower(), sign.isalpha())
    return {
        "typed": "".join(typed(state, *key(sign)) for sign in strokes),
        "plain": "".join(typed(state, sign.lower(), False) for sign in letters),
    }


folder = pathlib.Path(__file__).resolve().parent.parent.parent
result = {"strokes": strokes, "layouts": {name: table_of(name) for name in layouts}}
path = folder / "shared" / "domain" / "evidence" / "keyboard-layouts.generated.json"
path.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
print(f"{len(layouts)} layouts in {path.relative_to(folder)}")
