"""What a web server imports, and where the flask command finds the program."""

import gc
import sys

from casebook import create_app
from casebook.vault.keys import KeyFileBroken
from config import Config, UnsafeSetting

try:
    app = create_app(Config.from_environment())
except UnsafeSetting as unsafe:
    sys.exit(f"Error: {unsafe}")
except KeyFileBroken as broken:
    sys.exit(f"Error: {broken} Put the right file back from your safe copy.")
except PermissionError as refused:
    sys.exit(
        f"Error: {refused.filename} may not be read by this user. Run the program as the user it belongs to."
    )
# What is loaded now stays: the processes of the server share it, for nothing looks through it again.
gc.collect()
gc.freeze()
