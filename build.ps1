# A thin door to the build program in build/: demo, test, build, package, bench, clean, help.
$ErrorActionPreference = 'Stop'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine("build.ps1: 'dotnet' is not on the PATH. Install the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0), then run this again.")
    exit 4
}
if (-not (@(dotnet --list-sdks) -match '^10\.')) {
    [Console]::Error.WriteLine("build.ps1: the .NET 10 SDK is needed, and 'dotnet --list-sdks' shows none. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again.")
    exit 4
}

$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
Push-Location $PSScriptRoot
try {
    if (-not (Test-Path artifacts/bin/Build)) {
        [Console]::Error.WriteLine('Preparing the build program, some seconds the first time')
    }
    & dotnet run --project build -c Release -- @args
}
finally {
    Pop-Location
}
exit $LASTEXITCODE
