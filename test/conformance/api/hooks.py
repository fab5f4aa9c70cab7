"""What schemathesis is told about Svarbrev: who asks, and which things exist.

Every request is sent by one of the demonstration's people, most often one whose role may do it, by session or by API
token. Ids that answers have shown take the place of invented ones in most requests, and the newest version that of
`If-Match`: a register of 2^122 possible names answers almost all of them with "not found". Requests meant to be wrong
stay as they were made. What would lock the people themselves out is aimed at somebody else.
"""

import json
import os
import random
import re
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections import defaultdict

import schemathesis

URL = os.environ["SVARBREV_URL"]
PASSWORD = os.environ["SVARBREV_PASSWORD"]
# Archivist, adviser, minister, private office, two leaders, administrator, state secretary, auditor, political adviser,
# and an adviser who has no part in the case.
PEOPLE = ["ist", "hmk", "mm", "mf", "al", "sbn", "lhb", "rdm", "pok", "jra", "eno"]
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
ENDS_SESSION = {"DELETE /api/v1/session", "POST /api/v1/session/ministry", "POST /api/v1/account/password"}
LOCKS_OUT = {
    "POST /api/v1/accounts/{id}/lock",
    "POST /api/v1/accounts/{id}/reset-password",
    "POST /api/v1/people/{id}/roles/{roleId}/end",
}
GIVES_PASSWORD = {"POST /api/v1/session", "POST /api/v1/session/identity"}
# Wrong passwords are counted, and shut a name or an address out for a while: one of the people does the guessing.
GUESSER = "jra"
GUESSES = {"POST /api/v1/session/identity", "POST /api/v1/account/password"}

chance = random.Random(14)
lock = threading.RLock()
sessions = {}
tokens = {}
shut_out = defaultdict(float)
luck = defaultdict(lambda: defaultdict(int))
"""How much oftener each of the people came past "forbidden" than not, by operation."""
turn = defaultdict(int)
ids = defaultdict(list)
"""Ids by what they name: `case`, `entry`, `document` …"""
inside = defaultdict(lambda: defaultdict(list))
"""The same, of what stands inside a thing: the documents of an entry, the files of a document."""
versions = {}
"""The newest version seen, by id."""
ours = set()
"""The people's own accounts, persons and roles."""


def ask(method, path, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    sent = {"Content-Type": "application/json", **(headers or {})} if data else (headers or {})
    request = urllib.request.Request(URL + path, data, sent, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer), answer.headers


def sign_in(person):
    session, headers = ask("POST", "/api/v1/session", {"username": person, "password": PASSWORD})
    cookies = [line.split(";")[0] for line in headers.get_all("Set-Cookie")]
    sent = {"Cookie": "; ".join(cookies), "X-CSRF-Token": session["csrfToken"]}
    ask("POST", "/api/v1/session/identity", {"password": PASSWORD}, sent)
    return sent


def session_of(person, fresh=False):
    """None while the person cannot sign in."""
    if shut_out[person] > time.monotonic():
        return None
    if person in sessions and not fresh:
        return sessions[person]
    try:
        session = sign_in(person)
    except urllib.error.HTTPError:
        shut_out[person] = time.monotonic() + 10
        return None
    if not fresh:
        sessions[person] = session
    return session


def token_of(person):
    if person not in tokens:
        scopes = ["read", "write"]
        made, _ = ask("POST", "/api/v1/tokens", {"name": "schemathesis", "scopes": scopes}, session_of(person))
        tokens[person] = {"Authorization": f"Bearer {made['token']}"}
    return tokens[person]


@schemathesis.auth(refresh_interval=None)
class SignedIn:
    def get(self, case, context):
        label = case.operation.label
        with lock:
            able = sorted(person for person, score in luck[label].items() if score > 0)
            if able and chance.random() < 0.85:
                person = chance.choice(able)
            else:
                person = PEOPLE[turn[label] % len(PEOPLE)]
                turn[label] += 1
            if label in GUESSES:
                person = GUESSER
            session = session_of(person, fresh=label in ENDS_SESSION)
            if session is None:
                return None
            by_token = any("token" in one for one in case.operation.definition.raw.get("security", []))
            return person, token_of(person) if by_token and chance.random() < 0.15 else session

    def set(self, case, data, context):
        person, headers = data
        case.headers.update({**headers, "X-Asked-By": person})


def thing(key, path_before=""):
    """`entryId` and `entries/{id}` both name an entry."""
    if key not in ("id", "items", "allowedActions"):
        return re.sub(r"(Ids?|s)$", "", key).lower()
    place = path_before.rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"s$", "", re.sub(r"ies$", "y", place))


def known(name, holders=()):
    found = next((inside[one][name] for one in holders if name in inside.get(one, {})), None) or ids.get(name)
    return chance.choice(found) if found and chance.random() < 0.8 else None


def filled(value, key=""):
    """The body with ids that exist in the place of those that do not."""
    if isinstance(value, dict):
        return {name: filled(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, key) for inner in value]
    if isinstance(value, str) and re.search(r"[a-z]Ids?$", key) and UUID.match(value):
        return known(thing(key)) or value
    return value


@schemathesis.hook
def before_call(context, case, kwargs):
    label = case.operation.label
    with lock:
        if case.meta is None or not case.meta.generation.mode.is_negative:
            holders = []
            for key in sorted(case.path_parameters or {}, key=lambda one: case.path.find("{" + one + "}")):
                found = known(thing(key, case.path.split("{" + key + "}")[0]), holders)
                if key == "number" and chance.random() < 0.7:
                    case.path_parameters[key] = chance.choice(["1", "1", "1", "2"])
                elif found:
                    case.path_parameters[key] = found
                holders.insert(0, case.path_parameters[key])
            if isinstance(case.body, (dict, list)):
                case.body = filled(case.body)
            wants_version = any(one.name == "If-Match" for one in case.operation.headers)
            if wants_version and chance.random() < 0.9:
                named = list((case.path_parameters or {}).values())
                version = next((versions[one] for one in reversed(named) if one in versions), None)
                case.headers["If-Match"] = f'"{version or chance.randint(1, 4)}"'
        if label in LOCKS_OUT and ours.intersection((case.path_parameters or {}).values()):
            case.path_parameters["id"] = str(uuid.UUID(int=chance.getrandbits(128)))
        if label in GIVES_PASSWORD and isinstance(case.body, dict) and chance.random() < 0.8:
            right = {"username": GUESSER, "password": PASSWORD}
            case.body = {name: right.get(name, value) for name, value in case.body.items()}
        if label == "POST /api/v1/account/password" and isinstance(case.body, dict):
            # The people must be able to sign in again.
            case.body = {name: "et annet passord" if value == PASSWORD else value for name, value in case.body.items()}


def remember(value, name, holders=()):
    if isinstance(value, list):
        for inner in value:
            remember(inner, name, holders)
    elif isinstance(value, dict):
        own = value.get("id")
        if isinstance(own, str) and UUID.match(own):
            keep(own, name, holders)
            holders = (*holders, own)
            if isinstance(value.get("version"), int):
                versions[own] = value["version"]
        for key, inner in value.items():
            kind = name if key == "items" else thing(key)
            if key != "id" and isinstance(inner, str) and UUID.match(inner):
                keep(inner, kind, holders)
            elif key != "id":
                remember(inner, kind, holders)


def keep(one, name, holders):
    for place in [ids, *(inside[holder] for holder in holders)]:
        if one not in place[name]:
            place[name] = [*place[name][-60:], one]


@schemathesis.hook
def after_call(context, case, response):
    sent = response.request.headers or {}
    person = sent.get("X-Asked-By")
    if isinstance(person, list):
        person = person[0]
    with lock:
        if response.status_code == 401:
            sessions.pop(person, None)
            tokens.pop(person, None)
        elif person:
            luck[case.operation.label][person] += -1 if response.status_code == 403 else 1
        if response.status_code >= 300 or not isinstance(case.path, str):
            return
        try:
            body = response.json()
        except ValueError:
            return
        named = list((case.path_parameters or {}).values())
        first = named[0] if named else None
        remember(body, thing("id", re.sub(r"/\{[^}]*\}$", "", case.path)), tuple(named))
        if first and isinstance(body, dict) and isinstance(body.get("version"), int):
            versions[first] = body["version"]


def look_around():
    """What exists before the first question, and which of it belongs to the people who ask."""
    administrator = session_of("lhb")
    for person in PEOPLE:
        session, _ = ask("GET", "/api/v1/session", None, session_of(person))
        ours.update(one for one in json_ids(session) if one)
    accounts, _ = ask("GET", "/api/v1/accounts?limit=100", None, administrator)
    ours.update(one["id"] for one in accounts["items"] if one.get("username") in PEOPLE)
    for place in ["people?limit=100", "offices", "units", "ministries", "archive/series", "archive/classes"]:
        found, _ = ask("GET", f"/api/v1/{place}", None, session_of("ist"))
        remember(found, thing("id", place.split("?")[0]))
    for place in ["cases", "templates", "standard-paragraphs", "arrivals"]:
        found, _ = ask("GET", f"/api/v1/{place}", None, session_of("ist"))
        remember(found, thing("id", place))
    for case in list(ids["case"]):
        for inside in ["entries", "replies"]:
            found, _ = ask("GET", f"/api/v1/cases/{case}/{inside}", None, session_of("ist"))
            remember(found, thing("id", inside))


def json_ids(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from json_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from json_ids(inner)
    elif isinstance(value, str) and UUID.match(value):
        yield value


look_around()
