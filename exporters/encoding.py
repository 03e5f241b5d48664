"""JSON text that is safe to show and to embed: shared by the JSON formats and the `--json` of the commands."""

import base64
import json
import math
import re
from typing import Any

# Printed raw, these would steer a terminal (C1 controls), reorder the line (bidi), break JavaScript or fail to encode
# (lone surrogates). Inside a JSON string the escape means the same. C0 controls are escaped by `json` itself.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(value: Any, *, indent: int | None = None) -> str:
    r"""Return `value` as JSON, other scripts readable; bytes as sqlite-utils writes them, infinities as null.

    >>> to_json({"title": "눈의 꽃", "escape": "\x9b31m"})
    '{"title": "눈의 꽃", "escape": "\\u009b31m"}'
    >>> to_json([b"ab", float("inf")])
    '[{"$base64": true, "encoded": "YWI="}, null]'
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_encode, indent=indent)
    except ValueError:  # an infinity, which JSON cannot hold
        text = json.dumps(_without_infinities(value), ensure_ascii=False, default=_encode, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _encode(value: object) -> Any:
    if isinstance(value, bytes):
        return {"$base64": True, "encoded": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _without_infinities(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _without_infinities(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_infinities(item) for item in value]
    return value
