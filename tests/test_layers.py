"""A module imports lower layers only, and the stages never import each other."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "model" / "quotestance"
LAYERS = [
    {"errors"}, {"article"}, {"text", "formats"}, {"segmentation", "speakers", "stance"}, {"pipeline"}, {"evaluation", "training", "storage", "statistics", "validation", "tables"},
    {"calibration", "judgements"}, {"report"}, {"cli"},
]  # fmt: skip
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    found = {name.split(".")[1] for name in names if name.startswith("quotestance.")}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "quotestance":
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_lower_layers_only(path):
    own = part(path)
    for other in imports(path) - {own}:
        assert RANK[other] < RANK[own] or (RANK[other] == RANK[own] and own in ("formats", "training", "storage", "evaluation")), (
            f"{own} imports {other}"
        )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_can_be_read_in_one_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400
