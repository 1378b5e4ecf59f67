"""YAML that people write: read strictly, refused with the file and the line.

A key that is given twice is an error, not the last one's. Cases have a reader of their own
(``evidence.case_trees``): they come from anywhere and are held to limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from drafter.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


class _Loader(yaml.CSafeLoader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen = set()
        for node_of_key, _ in node.value:
            if not isinstance(node_of_key, yaml.ScalarNode):
                raise _refused("a key is a plain word", node_of_key)
            key = self.construct_object(node_of_key, deep=True)
            if key in seen:
                raise _refused(f"the key {key!r} is given twice", node_of_key)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's signature
        try:
            return super().construct_object(node, deep=deep)
        except ValueError:  # 2025-02-30 looks like a date and is none
            raise _refused("this value cannot be", node) from None


def _refused(cause: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.constructor.ConstructorError(None, None, cause, node.start_mark)


def parse(text: str, file: Path, *, first_line: int = 1) -> Any:
    """What a YAML text holds.

    :param file: the file that it is from, for messages; its line ``first_line`` is the text's first.
    :raises InputError: when it is no YAML.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - it is the safe one
    except yaml.MarkedYAMLError as error:
        place = f"line {error.problem_mark.line + first_line}" if error.problem_mark else ""
        remedy = "Check indentation and quotes there."
        raise InputError(error.problem or "this is not YAML", file=file, place=place, remedy=remedy) from None
    except (yaml.YAMLError, RecursionError):
        remedy = "Look for control characters and for brackets that never close."
        raise InputError("this is not YAML", file=file, remedy=remedy) from None


def read(file: Path) -> Any:
    """What a YAML file holds.

    :raises InputError: when it cannot be read, is not UTF-8, or is no YAML.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror})", file=file, remedy="Check the path.") from None
    except UnicodeDecodeError:
        raise InputError("it is not UTF-8", file=file, remedy="Save it as UTF-8.") from None
    return parse(text, file)
