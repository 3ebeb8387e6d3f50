# Runs the examples of the help as a reader would, page by page, and says what came of each: one JSON object a line.
param(
    [Parameter(Mandatory)] [string] $Manifest,
    # A file with a JSON array of Page, Line, Code.
    [Parameter(Mandatory)] [string] $Examples,
    # A folder with the files that examples use; each page gets a copy.
    [Parameter(Mandatory)] [string] $Files,
    # Folder for the copies.
    [Parameter(Mandatory)] [string] $Work,
    [Parameter(Mandatory)] [string] $Results)

$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Manifest -ErrorAction Stop
foreach ($page in Get-Content -LiteralPath $Examples -Raw | ConvertFrom-Json | Group-Object Page) {
    $folder = Join-Path $Work $page.Name
    Copy-Item -LiteralPath $Files -Destination $folder -Recurse
    foreach ($example in $page.Group) {
        Set-Location -LiteralPath $folder
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $problems = @()
        $shown = ''
        try {
            $output = @(& { & ([scriptblock]::Create($args[0])) } $example.Code 2>&1)
            $problems = @($output | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { "$($_.FullyQualifiedErrorId): $_" })
            $shown = $output | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] } | Out-String -Width 200
        }
        catch {
            $problems = @("$($_.FullyQualifiedErrorId): $_")
        }

        [pscustomobject]@{ Page = $example.Page; Line = $example.Line; Problems = $problems; Output = $shown; Ms = [int] $watch.ElapsedMilliseconds } |
            ConvertTo-Json -Compress | Add-Content -LiteralPath $Results
    }

    # The next page finds applications as a new user does.
    Stop-LamHost -Force
}
