"""What stance toward any target is read from: n-grams of words, of their stems and of characters, shared by all targets and once more for each.

The copies are the feature augmentation of Daumé III ("Frustratingly easy domain adaptation", ACL 2007): what texts on every target share has one set of weights, what is
peculiar to a target another, so a small target borrows from the rest and a large one keeps its own.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any, Self

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from nltk.tokenize.casual import TweetTokenizer
from nltk.util import everygrams
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import OrdinalEncoder

_USER = re.compile(r"(?<!\w)@\w+")
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_ELONGATED = re.compile(r"([^\W\d])\1{2,}")
_HASHTAG = re.compile(r"#(\w+)")
_TAG_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_MANY = 100
"""From so many texts on, n-grams of a single text are left out: they cost much and tell little."""
_TWICE = 2
_tokenizer = TweetTokenizer()
_stem = cache(SnowballStemmer("english").stem)


def fold(text: str) -> str:
    """Lower-cased text with user names and links made one word each, drawn-out letters cut to three, and hashtags followed by their words."""
    plain = _LINK.sub("http://link", _USER.sub("@user", html.unescape(text)))
    return _ELONGATED.sub(r"\1\1\1", _HASHTAG.sub(_with_words, plain)).lower()


def _with_words(tag: re.Match[str]) -> str:
    words = _TAG_WORD.findall(tag[1])
    return f"{tag[0]} {' '.join(words)}" if len(words) > 1 else tag[0]


def words(text: str) -> list[str]:
    """The words, marks and smileys of a text, folded, alone and in sequences of up to three."""
    return _sequences(_tokenizer.tokenize(fold(text)), 3)


def stems(text: str) -> list[str]:
    """The stems of the words of a text, alone and in pairs."""
    return _sequences([_stem(word) for word in _tokenizer.tokenize(fold(text))], 2)


def _sequences(parts: list[str], longest: int) -> list[str]:
    return [" ".join(found) for found in everygrams(parts, max_len=longest)]


def text_features(n_texts: int) -> ColumnTransformer:
    """What turns pairs of text and target into rows of numbers: the number of the target first (-1 for an unknown one), then the n-grams.

    Words have analysers of our own: with its own, scikit-learn keeps the address of an object in the model, and no two trainings write the same bytes.

    Parameters
    ----------
    n_texts : int
        To be learned from.
    """
    common = {"sublinear_tf": True, "min_df": _TWICE if n_texts >= _MANY else 1}
    return ColumnTransformer(
        [
            ("target", OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), [1]),
            ("words", TfidfVectorizer(analyzer=words, **common), 0),
            ("stems", TfidfVectorizer(analyzer=stems, **common), 0),
            ("characters", TfidfVectorizer(analyzer="char_wb", preprocessor=fold, ngram_range=(2, 5), **common), 0),
        ],
        sparse_threshold=1.0,
    )


class TargetCopies(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Beside the columns that all targets share, a copy of them for each target, and a constant for each.

    A copy holds only what at least two texts on its target have: a thousand targets cost no more than their texts.

    Parameters
    ----------
    shared : float
        From 0, each target for itself, to 1, all alike.
    """

    def __init__(self, shared: float = 0.5) -> None:
        self.shared = shared

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: N803
        """Learn which columns each target has.

        Parameters
        ----------
        X : sparse array of shape (n_texts, 1 + n_columns)
            The number of the target first.
        y : None
        """
        targets, rows = _divided(X)
        keys, counts = np.unique(_keys(targets, rows), return_counts=True)
        self.n_targets_ = int(targets.max()) + 1
        self.copied_ = keys[(counts >= _TWICE) & (keys >= 0)]
        return self

    def transform(self, X: Any) -> sparse.csr_matrix:  # noqa: N803
        """Shared columns, copies and constants; a target that `fit` never saw has shared columns only.

        Returns
        -------
        csr_matrix of shape (n_texts, n_columns + n_copies + n_targets)
        """
        targets, rows = _divided(X)
        keys = _keys(targets, rows)
        known = np.isin(keys, self.copied_)
        places = (rows.row[known], np.searchsorted(self.copied_, keys[known]))
        copies = sparse.csr_matrix((rows.data[known], places), shape=(len(targets), len(self.copied_)))
        seen = np.flatnonzero((targets >= 0) & (targets < self.n_targets_))
        constants = sparse.csr_matrix((np.ones(len(seen)), (seen, targets[seen])), shape=(len(targets), self.n_targets_))
        return sparse.csr_matrix(sparse.hstack([rows * self.shared**0.5, copies * (1 - self.shared) ** 0.5, constants]))


def _divided(rows: Any) -> tuple[NDArray[np.int64], Any]:
    """The numbers of the targets, and the other columns."""
    found = sparse.csr_matrix(rows)
    return found[:, [0]].toarray().ravel().astype(np.int64), found[:, 1:].tocoo()


def _keys(targets: NDArray[np.int64], rows: Any) -> NDArray[np.int64]:
    """One number for each pair of target and column; below 0 for an unknown target."""
    keys: NDArray[np.int64] = targets[rows.row] * rows.shape[1] + rows.col
    return keys
