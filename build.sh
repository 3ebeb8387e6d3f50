#!/bin/sh
# A thin door to the build program in build/: demo, test, build, package, bench, clean, help.
set -eu
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null 2>&1; then
  echo "build.sh: 'dotnet' is not on the PATH. Install the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0), then run this again." >&2
  exit 4
fi
if ! dotnet --list-sdks | grep -q '^10\.'; then
  echo "build.sh: the .NET 10 SDK is needed, and 'dotnet --list-sdks' shows none. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again." >&2
  exit 4
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
[ -e artifacts/bin/Build ] || echo "Preparing the build program, some seconds the first time" >&2
exec dotnet run --project build -c Release -- "$@"
