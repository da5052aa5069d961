"""What the machine allows: a page of 20 KB made by Flask and Jinja, and nothing else."""

from flask import Flask, render_template_string

_ROWS = 190
_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Trang trơn</title></head><body><table>
{% for row in rows %}<tr><td>KN-2026-{{ row }}</td><td>Kiến nghị về giờ tan học, khối {{ row }}</td>
<td>{{ row * 3 }}</td><td>Ông An Ví Dụ</td></tr>
{% endfor %}</table></body></html>
"""

app = Flask(__name__)


@app.get("/")
@app.get("/login")
def show() -> str:
    """Show many rows, each value escaped."""
    return render_template_string(_PAGE, rows=range(_ROWS))
