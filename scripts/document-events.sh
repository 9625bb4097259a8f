#!/usr/bin/env bash
# scripts/document-events.sh   Writes docs/events.md anew from the table of events and the comments on its records.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Tidy -c Release --nologo -v q
TANDEM_WRITE_DOCS=1 tests/Tidy/bin/Release/net10.0/Tidy -noColor -noLogo -class Tandem.Tidy.Tests.EventsPageTests
