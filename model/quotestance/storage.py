"""A model on disk: a folder with a manifest and one file for each learned stage: those of articles, or the one of texts alone.

`joblib` files run code when they are loaded, so the manifest is read and every file compared with its checksum before anything is opened. A checksum protects
against damage, not against malice: load models only from people whom you trust.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import joblib

from quotestance.article import Label
from quotestance.errors import ModelError
from quotestance.pipeline import Pipeline
from quotestance.tables import TextModel

FORMAT = 2
"""Version of this form; raise it whenever an older release could not load what is written."""

MANIFEST = "manifest.json"
_STAGES = ("segmenter", "stance")
_TEXT_STAGES = ("texts",)
_LIBRARIES = ("joblib", "nltk", "numpy", "python-crfsuite", "scikit-learn")
_TOLD = ("data", "articles", "quotes", "singles", "texts", "targets", "stances")
"""What a manifest keeps of what a model was trained on."""


def save(model: Pipeline | TextModel, path: Path, scores: dict[str, Any] | None = None) -> None:
    """Write a model to a folder, in place of a model that stands there.

    Raises
    ------
    ModelError
        If something that is not a model stands there, or the folder cannot be written.
    """
    if path.exists() and not (path / MANIFEST).is_file() and (not path.is_dir() or any(path.iterdir())):
        raise ModelError(f"{path}: something that is not a model stands there; name another folder or remove it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            fresh = Path(folder) / "model"
            fresh.mkdir()
            for stage in _TEXT_STAGES if isinstance(model, TextModel) else _STAGES:
                joblib.dump(getattr(model, stage), fresh / f"{stage}.joblib", compress=9)
            (fresh / MANIFEST).write_text(json.dumps(_manifest(model, fresh, scores), indent=1, sort_keys=True) + "\n", "utf-8")
            if path.exists():
                shutil.rmtree(path)
            fresh.rename(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot be written: {error.strerror or error}") from error


def load(path: Path | None = None) -> Pipeline:
    """A saved pipeline; the one that ships with the package, unless a folder is named.

    Raises
    ------
    ModelError
        If there is no model, or it is damaged or of another format, or judges texts and no articles.
    """
    model = load_any(path)
    if isinstance(model, TextModel):
        raise ModelError(f"{path}: judges texts toward a target, as 'evaluate MODEL --stance TABLE' has them; it cannot find the quotes of articles")
    return model


def load_any(path: Path | None = None) -> Pipeline | TextModel:
    """A saved model of articles or of texts; the one that ships with the package, unless a folder is named.

    Raises
    ------
    ModelError
        If there is no model, or it is damaged or of another format.
    """
    folder = path if path is not None else Path(str(files("quotestance") / "pretrained"))
    manifest = read_manifest(folder)
    for name, digest in manifest["files"].items():
        file = folder / name
        if not file.is_file() or _digest(file) != digest:
            raise ModelError(f"{file}: missing or damaged; expected SHA-256 {digest[:12]}…; train the model again or fetch it anew")
    try:
        stages = {stage: joblib.load(folder / f"{stage}.joblib") for stage in _stages(manifest["files"])}
    except Exception as error:
        raise ModelError(f"{folder}: cannot be opened with the libraries installed here (saved with {manifest['libraries']}): {error}") from error
    return TextModel(**stages, manifest=manifest) if "texts" in stages else Pipeline(**stages, manifest=manifest)


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a model says of itself, checked before anything else of it is opened.

    Raises
    ------
    ModelError
        If the folder holds no model of a form that this release knows.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder}: not a model; expected a folder with {MANIFEST}, as 'quotestance train' writes it") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int) or not isinstance(manifest.get("files"), dict):
        raise ModelError(f"{folder / MANIFEST}: not the manifest of a quotestance model")
    if manifest["format"] < FORMAT:
        raise ModelError(f"{folder}: format {manifest['format']}, but this release reads format {FORMAT}; train the model again")
    if manifest["format"] > FORMAT:
        raise ModelError(f"{folder}: format {manifest['format']}, but this release reads up to {FORMAT}; upgrade quotestance")
    lost = {f"{stage}.joblib" for stage in _stages(manifest["files"])} - manifest["files"].keys()
    if lost:
        raise ModelError(f"{folder / MANIFEST}: names no {', '.join(sorted(lost))}; the model is damaged")
    return manifest


def _stages(names: Iterable[str]) -> tuple[str, ...]:
    """The stages of a model with these files."""
    return _TEXT_STAGES if "texts.joblib" in names else _STAGES


def _manifest(model: Pipeline | TextModel, folder: Path, scores: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "quotestance": version("quotestance"),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "labels": [str(label) for label in Label],
        "trained_on": {name: model.manifest[name] for name in _TOLD if name in model.manifest},
        "scores": scores or {},
        "files": {file.name: _digest(file) for file in sorted(folder.glob("*.joblib"))},
    }


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
