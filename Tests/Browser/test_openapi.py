"""The API's own description is a valid OpenAPI 3.1 document, and every address in it is there."""

import json
import re
import urllib.error
import urllib.request

from openapi_spec_validator import OpenAPIV31SpecValidator


def document(hall):
    with urllib.request.urlopen(hall.address + "/api/v1/openapi.json") as answer:
        assert answer.headers["content-type"] == "application/json"
        return json.load(answer)


def ask(hall, method, path, body=None):
    request = urllib.request.Request(hall.address + "/api/v1" + path, body, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_the_document_is_valid_openapi_3_1(hall):
    OpenAPIV31SpecValidator(document(hall)).validate()


def test_every_operation_asks_for_a_token_or_says_that_it_needs_none(hall):
    for path, operations in document(hall)["paths"].items():
        for method, operation in operations.items():
            place = re.sub(r"\{\w+\}", "1", path)
            status, headers, body = ask(hall, method.upper(), place)
            if operation.get("security") == []:
                assert status != 401, f"{method} {path}"
            else:
                assert status == 401, f"{method} {path}"
                assert headers["content-type"] == "application/problem+json"
                assert json.loads(body)["code"] == "token_missing"


def test_another_method_is_told_what_the_address_takes(hall):
    status, headers, body = ask(hall, "PATCH", "/cases")
    assert status == 405 and headers["allow"] == "GET, POST"
    assert json.loads(body)["code"] == "method_not_allowed"
