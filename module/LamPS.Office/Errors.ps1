# Errors: one id, one category and one remedy for each thing that can go wrong.

$script:Remedy = @{
    ArgumentMissing        = 'InvalidArgument', 'Say what is to be changed.'
    CellNotEmpty           = 'ResourceExists', 'Name another cell, or use -Force to replace what is there.'
    CellMerged             = 'InvalidOperation', 'Unmerge the cells first.'
    ChangeNotDone          = 'InvalidResult', 'Look at the document: something there may not let it be changed.'
    ColorUnknown           = 'InvalidArgument', 'Use #RRGGBB or one of the known names.'
    ColumnAmbiguous        = 'InvalidArgument', 'Give each column a heading of its own, or name a range with -Range.'
    ColumnNotFound         = 'ObjectNotFound', 'Use the headings in the first row of the range.'
    DocumentNotFound       = 'ObjectNotFound', 'Open it first, or use the name or path of one that is open.'
    DocumentNotOpen        = 'ObjectNotFound', 'Open the document, then try again.'
    DocumentProtected      = 'PermissionDenied', 'Lift the protection in the application, then try again.'
    DocumentProtectedView  = 'PermissionDenied', "Choose 'Enable Editing' in its window if its source can be trusted, then try again."
    DocumentReadOnly       = 'PermissionDenied', 'Save it under another name first; what was saved can be changed.'
    FileExists             = 'ResourceExists', 'Name another file, or use -Force to overwrite it.'
    FolderNotFound         = 'ObjectNotFound', 'Make the folder first.'
    FormatUnknown          = 'InvalidArgument', 'Use one of the known endings.'
    FunctionNameTaken      = 'ResourceExists', 'Register without -ShortName, or unregister the other first.'
    LamPSNotImported       = 'ObjectNotFound', "Run 'Import-Module LamPS' first."
    NothingSelected        = 'InvalidOperation', 'Select something first, for example with Select-LamWordText, or use -All.'
    OfficeAccessDenied     = 'PermissionDenied', 'Run PowerShell and the application as the same user, both as administrator or both not.'
    OfficeBusy             = 'ResourceBusy', 'Close its dialogs, leave the cell that is edited, then try again.'
    OfficeClosed           = 'ConnectionError', 'Start it again and open the document.'
    OfficeFailed           = 'InvalidOperation', 'The message is that of the application.'
    OfficeNotInstalled     = 'NotInstalled', 'Install the desktop application; Office on the web has no object model.'
    OfficeNotRunning       = 'ObjectNotFound', 'Start it and open the document. PowerShell must run as the same user, both as administrator or both not.'
    ParagraphNotFound      = 'ObjectNotFound', 'Use the number of a paragraph that is there.'
    PathInvalid            = 'InvalidArgument', 'Name a file in a folder of this machine.'
    RangeInvalid           = 'InvalidArgument', 'Use an address such as A1:C10, or the name of a range in the workbook.'
    RangeTooLarge          = 'LimitsExceeded', 'Name a smaller range.'
    SaveNotDone            = 'WriteError', 'Look whether the file is open elsewhere, and whether the folder can be written to.'
    SheetNotFound          = 'ObjectNotFound', 'Use the name of a worksheet of the workbook.'
    SlideNotFound          = 'ObjectNotFound', 'Use numbers of slides that are there, such as 1,3-5.'
    TableNotFound          = 'ObjectNotFound', 'Use the number of a table that is there.'
    TextNotFound           = 'ObjectNotFound', 'Use the words as they stand in the document.'
    ValueInvalid           = 'InvalidArgument', 'Give rows of cells: lists, objects, JSON, or lines with cells between tabs or |.'
    WindowsNeeded          = 'NotImplemented', 'Use Windows with the desktop applications of Office; on Linux there are LibreOffice Writer and Calc.'
}

# The shell itself shows the remedy since 7.5.
$script:ShellShowsRemedy = [psobject].Assembly.GetName().Version -ge [version] '7.5'

# Ends the work with an error.
function Stop-OfficeWork([string] $Id, [string] $Message, [object] $Target, [Exception] $Cause) {
    $problem = New-Object System.InvalidOperationException $Message, $Cause
    $problem.Data['Id'] = $Id
    $problem.Data['Target'] = [string] $Target
    throw $problem
}

# The error that a caller sees.
function ConvertTo-OfficeError([Management.Automation.ErrorRecord] $Problem, [string] $Title) {
    $own = $Problem.Exception
    while ($null -ne $own -and -not $own.Data.Contains('Id')) { $own = $own.InnerException }
    if ($null -ne $own) {
        return New-OfficeError $own ([string] $own.Data['Id']) $own.Message $own.Data['Target']
    }

    $code = Get-OfficeCode $Problem.Exception
    if ($null -eq $code) {
        return $Problem
    }

    $said = $Problem.Exception
    while ($null -ne $said.InnerException) { $said = $said.InnerException }
    switch ($code) {
        { $_ -in $script:BusyCode } { return New-OfficeError $said 'OfficeBusy' "$Title is busy and took no call." $Title }
        { $_ -in 0x80010108, 0x800706BA, 0x800706BE, 0x80010007 } { return New-OfficeError $said 'OfficeClosed' "$Title was closed, or ended, in between." $Title }
        0x80070005 { return New-OfficeError $said 'OfficeAccessDenied' "$Title didn't let itself be used." $Title }
        0x800A11FD { return New-OfficeError $said 'DocumentProtected' "$Title says that this can't be done in this document: $($said.Message)" $Title }
    }

    New-OfficeError $said 'OfficeFailed' ('{0} says (0x{1:X8}): {2}' -f $Title, $code, $said.Message) $Title
}

function New-OfficeError([Exception] $Cause, [string] $Id, [string] $Message, [object] $Target) {
    $category, $remedy = $script:Remedy[$Id]
    $record = New-Object Management.Automation.ErrorRecord $Cause, $Id, ([Management.Automation.ErrorCategory] $category), $Target
    $shown = if ($script:ShellShowsRemedy) { $Message } else { $Message + [Environment]::NewLine + $remedy }
    $record.ErrorDetails = New-Object Management.Automation.ErrorDetails $shown
    $record.ErrorDetails.RecommendedAction = $remedy
    $record
}

# The HRESULT of what an application said; nothing when it wasn't one.
function Get-OfficeCode([Exception] $Problem) {
    for ($one = $Problem; $null -ne $one; $one = $one.InnerException) {
        if ($one -is [Runtime.InteropServices.ExternalException]) {
            return $one.ErrorCode
        }
    }
}
