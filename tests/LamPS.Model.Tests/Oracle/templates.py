"""Renders the cases of Templates/cases.json with Jinja itself, as Hugging Face's transformers set it up, and writes what comes out into them."""
import json
import pathlib

from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

here = pathlib.Path(__file__).resolve().parent.parent / "Templates" / "cases.json"


class Refused(Exception):
    pass


def raise_exception(message):
    raise Refused(message)


environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
environment.globals["raise_exception"] = raise_exception
environment.globals["strftime_now"] = lambda form: {"%d %b %Y": "20 Nov 2026", "%Y-%m-%d": "2026-11-20"}[form]
environment.filters["tojson"] = lambda x, ensure_ascii=False, indent=None, separators=None, sort_keys=False: json.dumps(
    x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

cases = json.loads(here.read_text())
for case in cases:
    try:
        case["expected"] = environment.from_string(case["template"]).render(**case["variables"])
        case.pop("refused", None)
    except Refused as refusal:
        case["refused"] = str(refusal)
        case.pop("expected", None)
here.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n")
print(f"{len(cases)} cases")
