"""Test material of workbook 00: further right and nearly right answers."""

RIGHT = {
    "start_here.2": [46.7, 46.71, 100 * 1539810 / 3296866],
    "start_here.4": [lambda people, area_km2: people * (1 / area_km2)],
}
WRONG = {
    "start_here.1": [20, 330, 339, 9],
    "start_here.2": [0.467, 46, 47, 0.3],
    "start_here.3": [9, 11, 22, 0.75],
    "start_here.4": [lambda people, area_km2: round(people / area_km2), lambda people, area_km2: people * area_km2],
    "start_here.5": [
        {"about 40 mining companies asked": "SEED", "census of January 2020": "SOURCE", "programme that reaches units": "SYNTHETIC",
         "survey drawn by the computer": "TEACHING"},
        {"about 40 mining companies asked": "SOURCE", "census of January 2020": "SOURCE", "programme that reaches units": "TEACHING",
         "survey drawn by the computer": "SYNTHETIC"},
    ],
}
