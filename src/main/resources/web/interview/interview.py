# python3 interview.py http://localhost:8080 en
import json, sys
from urllib.request import Request, urlopen
profile, declined = {"type": "person"}, []

def evaluate():
    body = {"benefits": ["work-permit-age-65"], "profile": profile, "declined": declined}
    headers = {"Content-Type": "application/json", "Accept-Language": sys.argv[2]}
    return json.load(urlopen(Request(sys.argv[1] + "/v1/evaluations", json.dumps(body).encode(), headers)))

def read(typed, kind):
    return typed.split() if kind == "set" else typed if kind in ("enum", "date") else json.loads(typed)

while next := (answer := evaluate()).get("nextQuestion"):
    print(next["question"], *(value["value"] for value in next.get("values", [])))
    if typed := input().strip():
        profile[next["fact"]] = read(typed, next["type"])
    else:
        declined.append(next["fact"])
for result in answer["results"]:
    print(result["title"], result["outcome"], result["summaryText"], sep=" | ")
