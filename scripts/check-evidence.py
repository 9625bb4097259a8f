#!/usr/bin/env python3
"""scripts/check-evidence.py URL KEY CAMPAIGN   Reckons the evidence of a campaign again from the raw events of the log.

Another program than the server's, which uses nothing of what the server says an attempt came to: from call.started, leg.made, leg.answered, leg.bridged,
leg.answerer_judged, flow.entered and leg.ended alone it finds whom the campaign called, who took the call up, how soon an agent (or the flow) was there, and who was abandoned; then it holds
/v1/campaigns/ID/evidence against that. Prints what it found; ends with 1 where the two differ.
"""

import json
import sys
import urllib.request

DAYS_30 = 30 * 86_400
LISTENING = 6.0  # seconds: nobody is listened to for longer
SLACK = 0.15  # seconds: events of one moment may be some milliseconds apart


def pages(url, key, path, what):
    """All rows of a paged resource."""
    cursor = ""
    while True:
        request = urllib.request.Request(f"{url}{path}{'&' if '?' in path else '?'}cursor={cursor}", headers={"X-API-Key": key})
        with urllib.request.urlopen(request) as answer:
            page = json.load(answer)
        yield from page[what]
        if not page.get("next") or page["next"] == cursor or not page[what]:
            return
        cursor = page["next"]


def seconds(text):
    """A moment as seconds since 1970."""
    from datetime import datetime

    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def calls_of(events, campaign):
    """Calls of the campaign, by id, from the raw events."""
    calls = {}
    for event in events:
        kind, data, call = event["type"], event["data"], event.get("call")
        if kind == "call.started" and data["origin"] == f"campaign:{campaign}":
            calls[call] = {"number": data["dialled"], "callee": None}
        if call not in calls:
            continue
        known = calls[call]
        if kind == "leg.made" and data["direction"] == "outbound" and data["party"].startswith("trunk:") and known["callee"] is None:
            known["callee"] = event["leg"]
            known["dialled"] = seconds(event["time"])
        elif kind == "leg.answered" and event["leg"] == known["callee"]:
            known["answered"] = seconds(event["time"])
        elif kind == "leg.answerer_judged" and event["leg"] == known["callee"]:
            # A person's words ended so long before; who said none was heard out first.
            quiet = data["quietMillis"] / 1000 if data["by"] == "person" else 0
            known["judged"], known["since"] = data["by"], seconds(event["time"]) - quiet
        elif kind in ("leg.bridged", "flow.entered") and "answered" in known and known.get("judged") != "machine":
            known.setdefault("there", seconds(event["time"]))
        elif kind == "leg.ended" and event["leg"] == known["callee"]:
            known["ended"] = seconds(event["time"])
    return calls


def judge(call, within, listens):
    """live and abandoned, as 16 CFR 310.4(b)(4) counts them: an agent within so long of the end of the greeting."""
    if "answered" not in call or call.get("judged") == "machine":
        return False, False
    there = call.get("there")
    if there is not None:
        return True, False
    if listens and "judged" not in call and call.get("ended", float("inf")) - call["answered"] < LISTENING:
        return True, False
    return True, call.get("ended", float("inf")) - call.get("since", call["answered"]) >= within - SLACK


def main():
    url, key, campaign = sys.argv[1], sys.argv[2], int(sys.argv[3])
    request = urllib.request.Request(f"{url}/v1/campaigns/{campaign}", headers={"X-API-Key": key})
    with urllib.request.urlopen(request) as answer:
        settings = json.load(answer)
    within, cap = settings["agentWithinMillis"] / 1000, float(settings["abandonPercent"])
    calls = calls_of(pages(url, key, "/v1/events?limit=1000", "events"), campaign)
    evidence = {row["call"]: row for row in pages(url, key, f"/v1/campaigns/{campaign}/evidence", "attempts") if row["call"]}
    differences = []
    window, worst, live, abandoned = [], 0.0, 0, 0
    for id, call in sorted(calls.items(), key=lambda each: each[1].get("answered", 0)):
        took_up, was_abandoned = judge(call, within, settings["machineDetection"])
        row = evidence.get(id)
        if row is None:
            differences.append(f"call {id} to {call['number']} is not in the evidence")
            continue
        told = row["outcome"] in ("answered", "abandoned", "hung_up"), row["outcome"] == "abandoned"
        if row["outcome"] not in ("lost",) and told != (took_up, was_abandoned):
            differences.append(f"call {id} to {call['number']}: the evidence says {row['outcome']}, the log {took_up, was_abandoned}")
        if "there" in call and abs(call["there"] - call["answered"] - (row["agentMillis"] or 0) / 1000) > SLACK:
            differences.append(f"call {id}: an agent after {row['agentMillis']} ms, by the log after {call['there'] - call['answered']:.3f} s")
        if took_up:
            live += 1
            abandoned += was_abandoned
            window.append((call["answered"], was_abandoned))
            recent = [each for each in window if each[0] > call["answered"] - DAYS_30]
            worst = max(worst, sum(each[1] for each in recent) / len(recent))
    unknown = [id for id in evidence if id not in calls and evidence[id]["outcome"] not in ("withdrawn", "lost", "failed")]
    differences += [f"the evidence has a call {id} that the log does not know" for id in unknown]
    print(
        json.dumps(
            {"calls": len(calls), "live": live, "abandoned": abandoned, "worst_percent": round(100 * worst, 2), "cap_percent": cap},
        )
    )
    for each in differences:
        print(each, file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
