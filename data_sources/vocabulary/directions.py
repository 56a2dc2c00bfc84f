"""The eight directions of «Школа Минпросвещения России»."""

from typing import Final

DIRECTIONS: Final = {
    "knowledge": "Знание",
    "health": "Здоровье",
    "creativity": "Творчество",
    "upbringing": "Воспитание",
    "career_guidance": "Профориентация",
    "teacher_team": "Учитель. Школьная команда",
    "school_climate": "Школьный климат",
    "learning_environment": "Образовательная среда",
}
