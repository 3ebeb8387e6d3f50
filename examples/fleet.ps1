<#
.SYNOPSIS
Runs a runbook on many machines, some at a time, and gives one result object for each machine.

.DESCRIPTION
Each machine needs the LamPS module and PowerShell remoting. The runbook is taken along; files that it names must be on the machine.
A session over SSH or WinRM has no desktop, so the module there reaches the host that runs in the user's interactive session
('Start-LamHost -IdleTimeoutSec 0' at logon keeps one there). Without one the sandbox and private sessions (-Headless) still work.

A machine that can't be reached, or that breaks off, has a result too: its Outcome is NotReached or Failed, and Error says why.

.EXAMPLE
./fleet.ps1 -HostName ws-01, ws-02, ws-03 -Path ./letter.yaml -Parameter @{ customer = 'Contoso' }

Runs letter.yaml over SSH on three workstations.

.EXAMPLE
$sessions = New-PSSession -ComputerName (Get-Content machines.txt)
./fleet.ps1 -Session $sessions -Path ./letter.yaml -ThrottleLimit 16 | Where-Object Outcome -ne Verified

Runs it over WinRM on all machines of a list, 16 at a time, and shows those that didn't verify.
#>
[CmdletBinding(DefaultParameterSetName = 'HostName', SupportsShouldProcess)]
param(
    # Machines to reach over SSH.
    [Parameter(Mandatory, ParameterSetName = 'HostName')]
    [string[]] $HostName,

    # Machines to reach over WinRM.
    [Parameter(Mandatory, ParameterSetName = 'ComputerName')]
    [string[]] $ComputerName,

    # Sessions that are open already; they stay open.
    [Parameter(Mandatory, ParameterSetName = 'Session')]
    [System.Management.Automation.Runspaces.PSSession[]] $Session,

    # The runbook, on this machine.
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    # Parameters of the runbook. Secrets as SecureString: they travel encrypted and show nowhere.
    [hashtable] $Parameter = @{},

    # Works in a private session on each machine instead of the user's desktop.
    [switch] $Headless,

    # How many machines work at a time.
    [ValidateRange(1, 256)]
    [int] $ThrottleLimit = 8,

    # Longest time for each machine, in seconds.
    [ValidateRange(1, 86400)]
    [int] $TimeoutSec = 900
)

Set-StrictMode -Version 2
$refused = @()
$ErrorActionPreference = 'Stop'
$runbook = Get-Item -LiteralPath $Path
$text = Get-Content -LiteralPath $runbook.FullName -Raw

$work = {
    param($Name, $Text, $Parameter, $Headless, $TimeoutSec)
    $ErrorActionPreference = 'Stop'
    Import-Module LamPS
    $file = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid().ToString('N'))-$Name"
    Set-Content -LiteralPath $file -Value $Text -NoNewline -Encoding utf8
    try {
        # What didn't verify is told by the result; an error of its own would say it twice.
        Invoke-LamRunbook -Path $file -Parameter $Parameter -Headless:$Headless -TimeoutSec $TimeoutSec -ErrorAction SilentlyContinue -ErrorVariable problem
        if ($problem.Count -gt 0) { [pscustomobject] @{ FleetProblem = [string] $problem[0] } }
    }
    finally {
        Remove-Item -LiteralPath $file
    }
}

function ConvertTo-FleetResult($Machine, $Output, $Reason) {
    $run = @($Output | Where-Object { $_.PSObject.Properties['Outcome'] }) | Select-Object -First 1
    $said = @($Output | Where-Object { $_.PSObject.Properties['FleetProblem'] }) | Select-Object -First 1
    $why = if ($run) { if ($run.Error) { $run.Error.Message } } elseif ($said) { $said.FleetProblem } else { $Reason }
    [pscustomobject] @{
        PSTypeName = 'LamPS.FleetResult'
        Machine    = $Machine
        Outcome    = if ($run) { [string] $run.Outcome } elseif ($said) { 'Failed' } else { 'NotReached' }
        Run        = if ($run) { $run.Run } else { $null }
        DurationMs = if ($run) { [math]::Round($run.DurationMs) } else { $null }
        Saved      = if ($run) { @($run.Saved) } else { @() }
        Error      = $why
    }
}

$machines = @(switch ($PSCmdlet.ParameterSetName) {
    'HostName' { $HostName }
    'ComputerName' { $ComputerName }
    'Session' { $Session | ForEach-Object { $_.ComputerName } }
})
if (-not $PSCmdlet.ShouldProcess("$($machines.Count) machines", "run '$($runbook.Name)'")) {
    return
}

$opened = @(switch ($PSCmdlet.ParameterSetName) {
    'HostName' { New-PSSession -HostName $HostName -ErrorAction SilentlyContinue -ErrorVariable refused }
    'ComputerName' { New-PSSession -ComputerName $ComputerName -ThrottleLimit $ThrottleLimit -ErrorAction SilentlyContinue -ErrorVariable refused }
})
$sessions = @(if ($Session) { $Session } else { $opened })
$reached = @($sessions | ForEach-Object { $_.ComputerName })
foreach ($machine in $machines | Where-Object { $_ -notin $reached }) {
    $why = @($refused | Where-Object { "$_ $($_.TargetObject)" -like "*$machine*" }) + @($refused) | Select-Object -First 1
    ConvertTo-FleetResult $machine @() "$why"
}

if ($sessions.Count -eq 0) {
    return
}

$arguments = $runbook.Name, $text, $Parameter, $Headless.IsPresent, $TimeoutSec
$job = Invoke-Command -Session $sessions -ScriptBlock $work -ArgumentList $arguments -ThrottleLimit $ThrottleLimit -AsJob -ErrorAction SilentlyContinue
try {
    # Each machine's result comes as soon as it is there.
    $left = [System.Collections.Generic.List[object]] @($job.ChildJobs)
    while ($left.Count -gt 0) {
        $done = @($left | Where-Object { $_.State -in 'Completed', 'Failed', 'Stopped', 'Disconnected', 'Blocked' })
        if ($done.Count -eq 0) {
            Start-Sleep -Milliseconds 200
            continue
        }

        foreach ($child in $done) {
            $null = $left.Remove($child)
            if ($child.State -eq 'Blocked') {
                # A parameter without a value, for example: nobody there can be asked for it.
                Stop-Job -Job $child
                ConvertTo-FleetResult $child.Location @([pscustomobject] @{ FleetProblem = 'it asked a question that nobody there can answer; are all parameters of the runbook given?' }) ''
                continue
            }

            $output = @(Receive-Job -Job $child -ErrorAction SilentlyContinue -ErrorVariable failure)
            $reason = if ($child.JobStateInfo.Reason) { $child.JobStateInfo.Reason.Message } elseif ($failure.Count -gt 0) { [string] $failure[0] } else { 'the session ended' }
            ConvertTo-FleetResult $child.Location $output $reason
        }
    }
}
finally {
    # Ctrl+C stops the machines too.
    $job | Stop-Job
    $job | Remove-Job -Force
    $opened | Remove-PSSession
}
