# What is the same for all of Office: how the application is found, what its refusals become, and what requests get to use. Each line of the output is
# 'ok NAME', or says what went wrong.
param([Parameter(Mandatory)] [string] $Module)

Set-StrictMode -Version Latest
. (Join-Path $PSScriptRoot 'OfficeFakes.ps1')
Import-Module $Module

function Start-Word([object[]] $Document = @([FakeWordDocument]::new('letter.docx', "Dear Ann`r"))) { Set-FakeOffice (New-FakeOffice $Document) }

# An error as who calls sees it.
function Show-Error([scriptblock] $Script) {
    try { $null = & $Script } catch { "$($_.FullyQualifiedErrorId) [$($_.CategoryInfo.Category)] $($_.ErrorDetails.Message) -> $($_.ErrorDetails.RecommendedAction)" }
}

# The application

foreach ($one in @(0x800401F3, 'OfficeNotInstalled*`[NotInstalled`] Word isn''t installed*-> Install*'), @(0x80040154, 'OfficeNotInstalled*'), @(0x800401E3, 'OfficeNotRunning*`[ObjectNotFound`] Word doesn''t run.*-> Start it*'),
    @(0x80070005, 'OfficeAccessDenied*`[PermissionDenied`]*'), @(0x80004005, 'OfficeNotRunning*0x80004005*')) {
    Test-Case ('no application: 0x{0:X8}' -f $one[0]) $one[1] {
        Start-Word
        $LampsFake.Found = @{ Code = $one[0]; Object = $null }
        Show-Error { Add-LamWordTable 1 1 }
    }
}

# A turned away call is made again, so what is done is done once.
foreach ($code in 0x80010001, 0x8001010A, 0x800AC472) {
    Test-Case ('busy for a while: 0x{0:X8}' -f $code) 'Collapse(0); Tables.Add(2-5, 1, 1, 1, 0)', '0' {
        Start-Word
        [Seen]::Code = $code
        [Seen]::Busy = 3
        $LampsFake.ActiveDocument.ActiveWindow.Selection.Range | Add-Member ScriptMethod Collapse { param($way) [Seen]::Note("Collapse($way)") } -Force
        $null = Add-LamWordTable 1 1
        Get-Call
        [Seen]::Busy
    }
}

Test-Case 'busy for too long' 'OfficeBusy,Select-LamWordParagraph `[ResourceBusy`] Word is busy and took no call.*-> Close its dialogs*', '' {
    Start-Word
    [Seen]::Code = 0x80010001
    [Seen]::Busy = 4
    Show-Error { Select-LamWordParagraph 1 }
    Get-Call
}

foreach ($one in @(0x80010108, 'OfficeClosed*`[ConnectionError`]*'), @(0x800706BA, 'OfficeClosed*'), @(0x800A11FD, 'DocumentProtected*'), @(0x80070005, 'OfficeAccessDenied*'),
    @(0x800A1066, 'OfficeFailed*`[InvalidOperation`] Word says (0x800A1066): The call was turned away.*')) {
    Test-Case ('a refusal: 0x{0:X8}' -f $one[0]) $one[1] {
        Start-Word
        [Seen]::Code = $one[0]
        [Seen]::Busy = 1
        Show-Error { Select-LamWordParagraph 1 }
    }
}

Test-Case 'an error ends the function, whatever the caller prefers' 'OfficeNotRunning,Add-LamWordTable', '0' {
    Start-Word
    $LampsFake.Found = @{ Code = 0x800401E3; Object = $null }
    try { Add-LamWordTable 1 1 -ErrorAction SilentlyContinue } catch { $_.FullyQualifiedErrorId }
    [Seen]::Calls.Count
}

# Documents

Test-Case 'no document' 'DocumentNotOpen,Add-LamWordTable `[ObjectNotFound`] No document is open in Word.*' {
    Start-Word @()
    Show-Error { Add-LamWordTable 1 1 }
}

Test-Case 'no document but one in protected view' 'DocumentProtectedView*`[PermissionDenied`] ''mail.docx'' is open in protected view*', 'DocumentProtectedView*' {
    Start-Word @()
    $LampsFake.ProtectedViewWindows = [FakeList]::new(@([pscustomobject] @{ SourceName = 'mail.docx' }))
    Show-Error { Add-LamWordTable 1 1 }
    Show-Error { Add-LamWordTable 1 1 -Document 'C:/Downloads/mail.docx' }
}

Test-Case 'a document that is not open' 'DocumentNotFound*`[ObjectNotFound`] No document ''b.docx'' is open in Word. Open are: letter.docx.*', 'DocumentNotFound*No workbook ''b.xlsx'' is open in Excel. None is open.*' {
    Start-Word
    Show-Error { Add-LamWordTable 1 1 -Document b.docx }
    Start-Word @()
    Show-Error { Get-LamExcelRange -Document b.xlsx }
}

# The module

Test-Case 'each function has help, and a verb that is approved' '' {
    $verbs = (Get-Verb).Verb
    $wrong = foreach ($command in Get-Command -Module LamPS.Office) {
        $help = $command.ScriptBlock.Ast.GetHelpContent()
        if (-not $help.Synopsis -or $help.Examples.Count -eq 0 -or $command.Verb -notin $verbs -or $command.OutputType.Count -eq 0) { $command.Name }
        foreach ($name in $command.ScriptBlock.Ast.Body.ParamBlock.Parameters.Name.VariablePath.UserPath) {
            if (-not $help.Parameters[$name.ToUpperInvariant()]) { "$($command.Name) -$name" }
        }
        if ($command.Verb -ne 'Get' -and -not $command.Parameters.ContainsKey('WhatIf')) { "$($command.Name): no -WhatIf" }
    }
    "$wrong"
}

Test-Case 'each error has a category that is one' 'True' {
    & (Get-Module LamPS.Office) { @($script:Remedy.Values | Where-Object { -not $_[1] -or $null -eq ($_[0] -as [Management.Automation.ErrorCategory]) }).Count -eq 0 }
}

Test-Case 'each error that is told has a remedy' '' {
    $used = Get-ChildItem (Split-Path (Get-Module LamPS.Office).Path) -Filter *.ps1 | Select-String 'Stop-OfficeWork ([A-Z]\w+)|New-OfficeError \$said ''(\w+)''' -AllMatches |
        ForEach-Object { $_.Matches } | ForEach-Object { $_.Groups[1].Value + $_.Groups[2].Value } | Sort-Object -Unique
    $known = & (Get-Module LamPS.Office) { $script:Remedy.Keys }
    "$(Compare-Object @($used) @($known) | ForEach-Object InputObject)"
}

# Windows PowerShell takes files without a mark for those of its own code page.
Test-Case 'nothing but ASCII' '' {
    "$(Get-ChildItem (Split-Path (Get-Module LamPS.Office).Path) | Where-Object { [IO.File]::ReadAllText($_.FullName) -match '[^\x00-\x7F]' } | ForEach-Object Name)"
}

Test-Case 'what finds the application compiles' 'LamPS.Office.RunningObject' {
    & (Get-Module LamPS.Office) {
        if (-not ('LamPS.Office.RunningObject' -as [type])) { Add-Type -TypeDefinition $script:RunningObject }
        [LamPS.Office.RunningObject].FullName
    }
}

# Reflection reaches members of all objects in the way in which it reaches those of an application.
Test-Case 'members are used by their names' '4', 'True', 'textab5', 'text' {
    & (Get-Module LamPS.Office) {
        $text = New-Object Text.StringBuilder 'text'
        Use-ComMember $text 'Length' 'Get' @()
        $same = Use-ComMember $text 'Append' 'Call' @((Write-Output 'ab'))
        $null = Use-ComMember $text 'Append' 'Call' @(, [psobject]::AsPSObject(5))
        [object]::ReferenceEquals($same, $text)
        $text.ToString()
        $null = Use-ComMember $text 'Length' 'Set' @(, 4)
        $text.ToString()
    }
}

# Requests. Register-LamFunction is another here, which says what it was given.
$register = { param($Command, $Name, $Risk) "$Name $Risk $($Command.Name)" }

Test-Case 'all functions are handed over' 'word_insert_table Change Add-LamWordTable', 'word_select_text Read Select-LamWordText', 'word_select_paragraph Read *', 'word_select_table Read *', 'word_set_font Change *',
    'word_save_as Change Save-WordRequest', 'excel_read_range Read *', 'excel_insert_table Change Add-ExcelRequest', 'excel_reorder_columns Change *', 'excel_save_as Change Save-ExcelRequest',
    'powerpoint_set_background Change *', 'powerpoint_save_as Change Save-PowerPointRequest' {
    Set-Item function:global:Register-LamFunction $register
    Register-LamOfficeFunction
}

Test-Case 'short names, for one application' 'insert_table *', 'word_select_text *', 'select_paragraph *', 'select_table *', 'set_font *', 'save_as *', 'FunctionNameTaken,Register-LamOfficeFunction*', 'FunctionNameTaken*',
    'insert_table *Add-LamWordTable' {
    Set-Item function:global:Register-LamFunction $register
    Register-LamOfficeFunction Word -ShortName
    Show-Error { Register-LamOfficeFunction Excel -ShortName }
    Show-Error { Register-LamOfficeFunction Word, PowerPoint -ShortName }
    @(Register-LamOfficeFunction Word -ShortName)[0]
}

Test-Case 'nothing is handed over with -WhatIf' '0' {
    Set-Item function:global:Register-LamFunction $register
    @(Register-LamOfficeFunction -WhatIf).Count
}

Test-Case 'requests overwrite nothing' '' {
    $arguments = foreach ($one in & (Get-Module LamPS.Office) { $script:Request.Values | ForEach-Object { $_ } | ForEach-Object { Get-Command $_.Command } }) { $one.Parameters.Keys }
    "$($arguments | Where-Object { $_ -in 'Force', 'Formula' })"
}

Test-Case 'what requests may use does the same' 'Document=letter.docx; Path=*', 'FileExists,Save-LamWordDocument*' {
    Start-Word
    $path = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).docx"
    $save = & (Get-Module LamPS.Office) { (Get-Command Save-WordRequest).ScriptBlock }
    $saved = & $save -Path $path
    "Document=$($saved.Document); Path=$($saved.Path)"
    Show-Error { & $save -Path $path }
    Remove-Item -LiteralPath $path
}

Remove-Item function:Register-LamFunction
