# The object models: how an application is found, how its members are used, and how its objects are let go.

$script:Kind = @{
    Word       = @{ Title = 'Word'; ProgId = 'Word.Application'; Documents = 'Documents'; Active = 'ActiveDocument'; Noun = 'document' }
    Excel      = @{ Title = 'Excel'; ProgId = 'Excel.Application'; Documents = 'Workbooks'; Active = 'ActiveWorkbook'; Noun = 'workbook' }
    PowerPoint = @{ Title = 'PowerPoint'; ProgId = 'PowerPoint.Application'; Documents = 'Presentations'; Active = 'ActivePresentation'; Noun = 'presentation' }
}

# RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, and VBA_E_IGNORE, which Excel gives while a cell is edited.
$script:BusyCode = 0x80010001, 0x8001010A, 0x800AC472

# An application that is busy gets this much time to become free, a bit more each time.
$script:RetryDelayMs = 100, 200, 400, 800, 1500

# Finds the running application by its ProgID; tests put a fake in its place. Gives the HRESULT, and the object when that is 0.
$script:Locator = {
    param($ProgId)
    if ([Environment]::OSVersion.Platform -ne 'Win32NT') {
        Stop-OfficeWork WindowsNeeded 'Microsoft Office has its object model on Windows alone.' $ProgId
    }

    # Marshal.GetActiveObject isn't there in PowerShell 7.
    if (-not ('LamPS.Office.RunningObject' -as [type])) {
        Add-Type -TypeDefinition $script:RunningObject
    }

    $found = $null
    $code = [LamPS.Office.RunningObject]::Find($ProgId, [ref] $found)
    @{ Code = $code; Object = $found }
}

$script:RunningObject = @'
using System;
using System.Runtime.InteropServices;

namespace LamPS.Office
{
    public static class RunningObject
    {
        public static int Find(string progId, out object found)
        {
            found = null;
            Guid id;
            int code = CLSIDFromProgID(progId, out id);
            return code < 0 ? code : GetActiveObject(ref id, IntPtr.Zero, out found);
        }

        [DllImport("ole32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
        private static extern int CLSIDFromProgID(string progId, out Guid id);

        [DllImport("oleaut32.dll", ExactSpelling = true)]
        private static extern int GetActiveObject(ref Guid id, IntPtr reserved, [MarshalAs(UnmanagedType.IUnknown)] out object found);
    }
}
'@

# What the work at hand got from an application, to be let go at its end.
$script:Held = New-Object System.Collections.Generic.List[object]

# Does work with a running application, tells errors as those of the function that asked, and lets all objects go.
function Invoke-OfficeWork([Management.Automation.PSCmdlet] $Cmdlet, [string] $Application, [scriptblock] $Work) {
    # Whatever the caller prefers, work that failed doesn't go on.
    $ErrorActionPreference = 'Stop'
    $outer = $script:Held
    $script:Held = New-Object System.Collections.Generic.List[object]
    $failure = $null
    try {
        & $Work (Get-OfficeApplication $Application)
    }
    catch {
        $failure = ConvertTo-OfficeError $_ $script:Kind[$Application].Title
    }
    finally {
        for ($i = $script:Held.Count - 1; $i -ge 0; $i--) { $null = [Runtime.InteropServices.Marshal]::ReleaseComObject($script:Held[$i]) }
        $script:Held = $outer
    }

    if ($null -ne $failure) {
        $Cmdlet.ThrowTerminatingError($failure)
    }
}

# The application that runs. None is ever started.
function Get-OfficeApplication([string] $Application) {
    $kind = $script:Kind[$Application]
    $found = & $script:Locator $kind.ProgId
    switch ($found.Code) {
        0 {
            Add-OfficeObject $found.Object
            return , $found.Object
        }
        { $_ -in 0x800401F3, 0x80040154 } { Stop-OfficeWork OfficeNotInstalled "$($kind.Title) isn't installed on this machine." $kind.ProgId }
        0x800401E3 { Stop-OfficeWork OfficeNotRunning "$($kind.Title) doesn't run." $kind.ProgId }
        0x80070005 { Stop-OfficeWork OfficeAccessDenied "$($kind.Title) didn't let itself be used." $kind.ProgId }
        default { Stop-OfficeWork OfficeNotRunning ('{0} can''t be reached (0x{1:X8}).' -f $kind.Title, $found.Code) $kind.ProgId }
    }
}

# A value by its path: Get-OfficeValue $document 'ActiveWindow.Selection'.
function Get-OfficeValue([object] $Object, [string] $Path) {
    foreach ($name in $Path.Split('.')) {
        $Object = Use-OfficeMember $Object $name 'Get' @()
    }

    return , $Object
}

# Sets a value by its path.
function Set-OfficeValue([object] $Object, [string] $Path, [object] $Value) {
    $owner, $name = Resolve-OfficeMember $Object $Path
    $null = Use-OfficeMember $owner $name 'Set' @(, $Value)
}

# Calls a method by its path, or gets an item: what stands behind the path are its arguments.
function Invoke-OfficeMethod([object] $Object, [string] $Path) {
    $owner, $name = Resolve-OfficeMember $Object $Path
    return , (Use-OfficeMember $owner $name 'Call' $args)
}

function Resolve-OfficeMember([object] $Object, [string] $Path) {
    $dot = $Path.LastIndexOf('.')
    if ($dot -ge 0) { $Object = Get-OfficeValue $Object $Path.Substring(0, $dot) }
    return $Object, $Path.Substring($dot + 1)
}

function Use-OfficeMember([object] $Object, [string] $Name, [string] $Way, [object[]] $Argument) {
    for ($try = 0; ; $try++) {
        try {
            $result = if ([Runtime.InteropServices.Marshal]::IsComObject($Object)) { , (Use-ComMember $Object $Name $Way $Argument) }
                elseif ($Way -eq 'Call') { , $Object.PSObject.Methods[$Name].Invoke($Argument) }
                elseif ($Way -eq 'Get') { , $Object.$Name }
                else { $Object.$Name = $Argument[0] }
            Add-OfficeObject $result
            return , $result
        }
        catch {
            # A call that was rejected wasn't begun, so it can be made again.
            if ($try -ge $script:RetryDelayMs.Count -or (Get-OfficeCode $_.Exception) -notin $script:BusyCode) {
                throw
            }

            Start-Sleep -Milliseconds $script:RetryDelayMs[$try]
        }
    }
}

# By name, as Visual Basic does: PowerShell's own way stumbles over parameters by reference, of which Word has many. Excel wants the language of its
# object model, whatever that of the user.
function Use-ComMember([object] $Object, [string] $Name, [string] $Way, [object[]] $Argument) {
    $flags = switch ($Way) {
        'Get' { [Reflection.BindingFlags]::GetProperty }
        'Set' { [Reflection.BindingFlags]::SetProperty }
        'Call' { [Reflection.BindingFlags]::InvokeMethod -bor [Reflection.BindingFlags]::GetProperty }
    }
    $plain = New-Object object[] $Argument.Count
    for ($i = 0; $i -lt $plain.Length; $i++) {
        if ($null -ne $Argument[$i]) { $plain[$i] = $Argument[$i].PSObject.BaseObject }
    }

    return , $Object.GetType().InvokeMember($Name, $flags, $null, $Object, $plain, [cultureinfo]::GetCultureInfo('en-US'))
}

function Add-OfficeObject([object] $Object) {
    if ($null -ne $Object -and [Runtime.InteropServices.Marshal]::IsComObject($Object)) {
        $script:Held.Add($Object)
    }
}
