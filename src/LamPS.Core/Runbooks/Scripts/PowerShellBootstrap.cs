namespace LamPS.Core.Runbooks.Scripts;

/// <summary>
/// The PowerShell side of the script engine, for Windows PowerShell 5.1 and PowerShell 7. It speaks over a named pipe, because PowerShell makes
/// pipeline input of standard input, and scripts and programs write to standard output what they like.
/// </summary>
internal static class PowerShellBootstrap
{
    /// <summary>The script; reads one JSON object a line and answers with one JSON object a line.</summary>
    public static string Script(string pipe) => Text.Replace("{pipe}", pipe, StringComparison.Ordinal);

    private const string Text = """
        # Before 7.2 every line that a program writes to its error stream is an error that 'Stop' would stop at.
        $ErrorActionPreference = 'Continue'
        if ($PSVersionTable.PSVersion.Major -gt 7 -or ($PSVersionTable.PSVersion.Major -eq 7 -and $PSVersionTable.PSVersion.Minor -ge 2)) {
            $ErrorActionPreference = 'Stop'
        }
        $ProgressPreference = 'SilentlyContinue'
        $lampsPipe = New-Object System.IO.Pipes.NamedPipeClientStream('.', '{pipe}', [System.IO.Pipes.PipeDirection]::InOut)
        $lampsPipe.Connect(15000)
        $lampsUtf8 = New-Object System.Text.UTF8Encoding($false)
        $lampsReader = New-Object System.IO.StreamReader($lampsPipe, $lampsUtf8)
        $lampsWriter = New-Object System.IO.StreamWriter($lampsPipe, $lampsUtf8)
        $lampsWriter.AutoFlush = $true

        # ConvertTo-Json differs between versions in dates, enumerations and decorated strings, so values are made plain first.
        function ConvertTo-LampsValue($Value, [int] $Depth) {
            if ($null -eq $Value) { return $null }
            $base = $Value
            if ($Value -is [psobject]) { $base = $Value.psobject.BaseObject }
            if ($base -is [string] -or $base -is [char] -or $base -is [guid] -or $base -is [uri] -or $base -is [version]) { return [string] $base }
            if ($base -is [datetime] -or $base -is [System.DateTimeOffset]) { return $base.ToString('o') }
            if ($base -is [timespan]) { return $base.ToString() }
            if ($base -is [enum]) { return $base.ToString() }
            if ($base -is [bool]) { return $base }
            if ($base -is [double] -or $base -is [single]) {
                if ([double]::IsNaN($base) -or [double]::IsInfinity($base)) { return $base.ToString([System.Globalization.CultureInfo]::InvariantCulture) }
                return [double] $base
            }
            if ($base.GetType().IsPrimitive -or $base -is [decimal]) { return $base }
            if ($base -is [scriptblock] -or $base -is [type]) { return $base.ToString() }
            if ($Depth -le 0) { return $base.ToString() }
            if ($base -is [System.Collections.IDictionary]) {
                $map = [ordered] @{}
                foreach ($key in @($base.Keys)) { $map[[string] $key] = ConvertTo-LampsValue $base[$key] ($Depth - 1) }
                return $map
            }
            if ($base -is [System.Collections.IEnumerable]) {
                $list = New-Object System.Collections.ArrayList
                foreach ($item in $base) { [void] $list.Add((ConvertTo-LampsValue $item ($Depth - 1))) }
                return , $list.ToArray()
            }
            $map = [ordered] @{}
            foreach ($property in $Value.psobject.Properties) {
                if (-not $property.IsGettable) { continue }
                try { $map[$property.Name] = ConvertTo-LampsValue $property.Value ($Depth - 1) } catch { $map[$property.Name] = $null }
            }
            return $map
        }

        # Texts come with a mark before them, or ConvertFrom-Json would make dates of some.
        function ConvertFrom-LampsValue($Value) {
            if ($Value -is [string]) { return $Value.Substring(1) }
            if ($Value -is [System.Collections.IList]) {
                $list = New-Object System.Collections.ArrayList
                foreach ($item in $Value) { [void] $list.Add((ConvertFrom-LampsValue $item)) }
                return , $list.ToArray()
            }
            if ($Value -is [System.Management.Automation.PSCustomObject]) {
                $map = [ordered] @{}
                foreach ($property in $Value.psobject.Properties) { $map[$property.Name] = ConvertFrom-LampsValue $property.Value }
                return [pscustomobject] $map
            }
            return $Value
        }

        function Send-LampsAnswer($Answer) {
            $lampsWriter.WriteLine((ConvertTo-Json -InputObject $Answer -Compress -Depth 12))
        }

        function Send-LampsRecord($Record) {
            if ($null -eq $Record) { return }
            if ($Record -is [System.Management.Automation.ErrorRecord] -and $Record.FullyQualifiedErrorId -like 'NativeCommandError*') {
                Send-LampsAnswer ([ordered] @{ type = 'log'; message = [string] $Record })
            }
            elseif ($Record -is [System.Management.Automation.ErrorRecord]) {
                Send-LampsAnswer ([ordered] @{ type = 'error'; message = [string] $Record; line = $Record.InvocationInfo.ScriptLineNumber })
            }
            elseif ($Record -is [System.Management.Automation.WarningRecord]) {
                Send-LampsAnswer ([ordered] @{ type = 'warning'; message = [string] $Record })
            }
            elseif ($Record -is [System.Management.Automation.InformationRecord] -or $Record -is [System.Management.Automation.VerboseRecord] -or $Record -is [System.Management.Automation.DebugRecord]) {
                Send-LampsAnswer ([ordered] @{ type = 'log'; message = [string] $Record })
            }
            else {
                Send-LampsAnswer ([ordered] @{ type = 'output'; value = (ConvertTo-LampsValue $Record 4) })
            }
        }

        function Invoke-LampsScript($LampsRequest) {
            foreach ($lampsVariable in $LampsRequest.variables.psobject.Properties) {
                Set-Variable -Name $lampsVariable.Name -Value (ConvertFrom-LampsValue $lampsVariable.Value)
            }
            & ([scriptblock]::Create($LampsRequest.script)) *>&1
        }

        while ($null -ne ($lampsLine = $lampsReader.ReadLine())) {
            $lampsRequest = ConvertFrom-Json -InputObject $lampsLine
            $lampsFailed = $false
            $global:LASTEXITCODE = 0
            try {
                Set-Location -LiteralPath $lampsRequest.directory
                Invoke-LampsScript $lampsRequest | ForEach-Object { Send-LampsRecord $_ }
            }
            catch {
                $lampsFailed = $true
                Send-LampsRecord $_
            }
            Send-LampsAnswer ([ordered] @{ type = 'done'; failed = $lampsFailed; exitCode = [int] $global:LASTEXITCODE })
        }
        """;
}
