"""The code somebody follows their matter by."""

from flask_babel import lazy_gettext as _l

from casebook.web.forms.fields import Form, line


class FollowForm(Form):
    """A code typed from paper; asked by an address, so that it can be kept as a link."""

    class Meta(Form.Meta):
        """It changes nothing, so it needs no token."""

        csrf = False

    code = line(_l("Tracking code"), most=40, required=True)
