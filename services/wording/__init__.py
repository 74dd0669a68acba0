"""Sentences that window, commands and prints share: what happened, what is safe, what to do. Vietnamese and English.

No sentence holds a citizen's data.
"""

from services.wording.errors import error_templates, say
from services.wording.papers import note_text
from services.wording.problems import field_name, problem_templates, problem_text
from services.wording.promises import ground_words, promise_doubt, promise_grounds, promise_reason, spoken_day
from services.wording.uploads import card_note, route_reason, upload_reason

__all__ = [
    "card_note",
    "error_templates",
    "field_name",
    "ground_words",
    "note_text",
    "problem_templates",
    "problem_text",
    "promise_doubt",
    "promise_grounds",
    "promise_reason",
    "route_reason",
    "say",
    "spoken_day",
    "upload_reason",
]
