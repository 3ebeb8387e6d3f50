# Saving under another name: the ending says the format, and what lies there afterwards says whether it was done.

$script:Format = @{
    Word       = @{ docx = 16; docm = 13; doc = 0; odt = 23; rtf = 6; txt = 7; pdf = 17 }
    Excel      = @{ xlsx = 51; xlsm = 52; xlsb = 50; xls = 56; ods = 60; csv = 62; pdf = 0 }
    PowerPoint = @{ pptx = 24; pptm = 25; ppt = 1; odp = 35; pdf = 32; png = 18 }
}

# Formats that drop macros without a word once alerts are off.
$script:WithoutMacro = 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'rtf'

# Saves; 'Slide' is for pictures of a slide.
function Save-OfficeDocument(
    [Management.Automation.PSCmdlet] $Cmdlet, [object] $Office, [string] $Application, [string] $Document, [string] $Path, [bool] $Force, [int] $Slide) {
    $file = Resolve-OfficePath $Cmdlet $Path
    $ending = [IO.Path]::GetExtension($file).TrimStart('.').ToLowerInvariant()
    if (-not $script:Format[$Application].ContainsKey($ending)) {
        Stop-OfficeWork FormatUnknown "$($script:Kind[$Application].Title) doesn't save files that end with '.$ending'. Known are $(($script:Format[$Application].Keys | Sort-Object) -join ', ')." $file
    }

    $found = Get-OfficeDocument $Office $Application $Document
    $name = Get-OfficeValue $found 'Name'
    $before = [IO.FileInfo] $file
    if ((Get-OfficeValue $found 'FullName') -eq $file -and (Get-OfficeValue $found 'ReadOnly')) {
        Stop-OfficeWork DocumentReadOnly "'$name' is read-only, so it can't be saved under its own name." $file
    }

    if ($before.Exists -and -not $Force) {
        Stop-OfficeWork FileExists "There is a file '$file'." $file
    }

    if (-not $Cmdlet.ShouldProcess($file, "Save '$name'")) {
        return
    }

    if ($ending -in $script:WithoutMacro -and (Get-OfficeValue $found 'HasVBProject')) {
        $Cmdlet.WriteWarning("'$name' has macros; a file that ends with '.$ending' has none.")
    }

    Save-OfficeFile $Office $Application $found $file $ending $Slide
    $after = [IO.FileInfo] $file
    if (-not $after.Exists -or $after.Length -eq 0 -or ($before.Exists -and $after.LastWriteTimeUtc -le $before.LastWriteTimeUtc)) {
        Stop-OfficeWork SaveNotDone "$($script:Kind[$Application].Title) said nothing against it, but no new file lies at '$file'." $file
    }

    [pscustomobject] @{
        PSTypeName  = 'LamPS.Office.SavedFile'
        Application = $Application
        Document    = $name
        Path        = $file
        Format      = $ending
        Bytes       = $after.Length
        Overwritten = $before.Exists
    }
}

function Save-OfficeFile([object] $Office, [string] $Application, [object] $Document, [string] $File, [string] $Ending, [int] $Slide) {
    $format = $script:Format[$Application][$Ending]
    $none = [Type]::Missing

    # No dialog may wait for somebody: wdAlertsNone, false, ppAlertsNone.
    $quiet = @{ Word = 0; Excel = $false; PowerPoint = 1 }[$Application]
    $alerts = Get-OfficeValue $Office 'DisplayAlerts'
    Set-OfficeValue $Office 'DisplayAlerts' $quiet
    try {
        $null = switch ("$Application $Ending") {
            'Word pdf' { Invoke-OfficeMethod $Document 'ExportAsFixedFormat' $File $format; break }
            'Excel pdf' { Invoke-OfficeMethod $Document 'ExportAsFixedFormat' $format $File; break }
            'PowerPoint png' { Invoke-OfficeMethod (Get-OfficeSlide $Document $Slide) 'Export' $File 'PNG'; break }

            # The twelfth says the encoding: UTF-8.
            'Word txt' { Invoke-OfficeMethod $Document 'SaveAs2' $File $format $none $none $none $none $none $none $none $none $none 65001; break }
            { $Application -eq 'Word' } { Invoke-OfficeMethod $Document 'SaveAs2' $File $format; break }
            default { Invoke-OfficeMethod $Document 'SaveAs' $File $format }
        }
    }
    finally {
        Set-OfficeValue $Office 'DisplayAlerts' $alerts
    }
}

# A full path in a folder that is there.
function Resolve-OfficePath([Management.Automation.PSCmdlet] $Cmdlet, [string] $Path) {
    $provider = $null
    $drive = $null
    try {
        $file = $Cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path, [ref] $provider, [ref] $drive)
    }
    catch {
        Stop-OfficeWork PathInvalid "'$Path' is no path of a file." $Path $_.Exception
    }

    if ($Path -match '^\w+://' -or $provider.Name -ne 'FileSystem' -or (Test-Path -LiteralPath $file -PathType Container)) {
        Stop-OfficeWork PathInvalid "'$Path' is no path of a file." $Path
    }

    $folder = [IO.Path]::GetDirectoryName($file)
    if (-not (Test-Path -LiteralPath $folder -PathType Container)) {
        Stop-OfficeWork FolderNotFound "There is no folder '$folder'." $folder
    }

    $file
}
