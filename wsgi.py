"""What a web server imports, and where the flask command finds the program."""

from casebook import create_app
from config import Config

app = create_app(Config.from_environment())
