"""The JSON API: the actions of the workbench for programs, under the same rules, with the pipeline's own types.

A token acts as the person who made it. It cannot sign, for a signature needs a person who proved who they are a moment ago.
"""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/v1")
