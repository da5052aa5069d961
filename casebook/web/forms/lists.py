"""The form of a saved view."""

from flask_babel import lazy_gettext as _l

from casebook.web.forms.fields import Form, line


class ViewForm(Form):
    """What a saved view is called."""

    name = line(_l("Name of the view"), most=80, required=True)
