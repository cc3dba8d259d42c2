"""Charts drawn by the server as SVG, from the same rows as the table beside them: no script, every language, paper.

A page builds a `BarChart` from its rows, loads `css/charts.css` and `{% load charts %}`, and writes
`{% bar_chart chart %}` below the table. The table is what everybody can read; the chart is its picture.
"""
