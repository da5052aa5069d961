"""A real server of S3-compatible storage on this machine: fixtures for a conftest.py to import."""

from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

BUCKET = "vi-du"


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    """Start the server; gives its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_endpoint: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give credentials by the environment, and an empty bucket; gives how a setting names it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "vi-du")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "vi-du")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    client = boto3.client("s3", endpoint_url=s3_endpoint)
    client.create_bucket(Bucket=BUCKET)
    for entry in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=entry["Key"])
    return f"s3://{BUCKET}/truong/tep"
