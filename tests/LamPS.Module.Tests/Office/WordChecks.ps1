# What the functions for Word do. Each line of the output is 'ok NAME', or says what went wrong.
param([Parameter(Mandatory)] [string] $Module)

Set-StrictMode -Version Latest
. (Join-Path $PSScriptRoot 'OfficeFakes.ps1')
Import-Module $Module
$text = "Dear Ann,`rthe Table is set.`rThe table stands 5^2.`r"

function Start-Word([string] $Name = 'letter.docx') {
    $document = [FakeWordDocument]::new($Name, $text)
    Set-FakeOffice (New-FakeOffice $document)
    $document
}

Test-Case 'a table is inserted behind what is selected' '@{Document=letter.docx; Number=1; Rows=3; Columns=4; Start=5; End=6}', 'Collapse(0); Tables.Add(5-5, 3, 4, 1, 0)' {
    $null = Start-Word
    Add-LamWordTable 3 4
    Get-Call
}

Test-Case 'tables are numbered by their place' '2', '1' {
    $document = Start-Word
    $null = $document.Tables.Add([FakeWordRange]::new($document, 1, 1), 1, 1, 1, 0)
    (Add-LamWordTable 2 2).Number
    $document.ActiveWindow.Selection.Range = [FakeWordRange]::new($document, 0, 0)
    (Add-LamWordTable 2 2).Number
}

Test-Case 'a table that comes out otherwise is told' 'error ChangeNotDone,Add-LamWordTable `[InvalidResult`] The table in ''letter.docx'' has 2 rows and 4 columns.' {
    (Start-Word).Tables.Lost = 1
    Add-LamWordTable 3 4
}

foreach ($bad in '-Rows 0 -Columns 1', '-Rows 1001 -Columns 1', '-Rows 1 -Columns 64') {
    Test-Case "a table of $bad is refused" 'error ParameterArgumentValidationError,Add-LamWordTable*', '' {
        $null = Start-Word
        try { & ([scriptblock]::Create("Add-LamWordTable $bad")) } catch { "error $($_.FullyQualifiedErrorId)" }
        Get-Call
    }
}

Test-Case 'nothing is done with -WhatIf' '' {
    $null = Start-Word
    Add-LamWordTable 3 4 -WhatIf
    Select-LamWordText Ann -WhatIf
    Set-LamWordFont Arial -WhatIf
    ([Seen]::Calls | Where-Object { $_ -notlike 'Find*' }) -join '; '
}

Test-Case 'words are found' '@{Document=letter.docx; Start=14; End=19; Text=Table}', 'Find(table, False, False, False, False, False, True, 0, False); Activate(letter.docx); Select(14, 19)' {
    $null = Start-Word
    Select-LamWordText table
    Get-Call
}

Test-Case 'the second of them, too' '32', 'Find(table, *; Collapse(0); Find(table, *; Activate(letter.docx); Select(32, 37)' {
    $null = Start-Word
    (Select-LamWordText table -Occurrence 2).Start
    Get-Call
}

Test-Case 'capitals and whole words' '32', 'Find(table, True, True, *' {
    $null = Start-Word
    (Select-LamWordText table -MatchCase -WholeWord).Start
    Get-Call
}

Test-Case 'carets and ends of lines are what they are' '5^2.', "Ann,`nthe", 'Find(5^^2., *Find(Ann,^pthe, *' {
    $null = Start-Word
    (Select-LamWordText '5^2.').Text
    (Select-LamWordText "Ann,`nthe").Text
    Get-Call
}

Test-Case 'words that are not there' 'error TextNotFound,Select-LamWordText `[ObjectNotFound`] ''Zoe'' does not occur in ''letter.docx''.' {
    $null = Start-Word
    Select-LamWordText Zoe
}

Test-Case 'words that are there less often' 'error TextNotFound,* ''Ann'' occurs 1 times, not 2 times, in ''letter.docx''.' {
    $null = Start-Word
    Select-LamWordText Ann -Occurrence 2
}

Test-Case 'paragraphs' "@{Document=letter.docx; Start=0; End=10; Text=Dear Ann,}", '10-50', 'Activate(letter.docx); Select(0, 10); Activate(letter.docx); Select(10, 50)' {
    $null = Start-Word
    Select-LamWordParagraph 1
    $two = Select-LamWordParagraph 2 3
    "$($two.Start)-$($two.End)"
    Get-Call
}

Test-Case 'paragraphs that are not there' 'error ParagraphNotFound,Select-LamWordParagraph `[ObjectNotFound`] There are no paragraphs 2 to 4 in ''letter.docx''; it has 3.' {
    $null = Start-Word
    Select-LamWordParagraph 2 4
}

Test-Case 'paragraphs the wrong way round' 'error ParagraphNotFound,*' {
    $null = Start-Word
    Select-LamWordParagraph 2 1
}

Test-Case 'a table is selected' '@{Document=letter.docx; Number=1; Rows=2; Columns=3; Start=4; End=5}', '*Activate(letter.docx); SelectTable(4)' {
    $document = Start-Word
    $null = $document.Tables.Add([FakeWordRange]::new($document, 4, 4), 2, 3, 1, 0)
    Select-LamWordTable 1
    Get-Call
}

Test-Case 'a table that is not there' 'error TableNotFound,Select-LamWordTable `[ObjectNotFound`] There is no table 1 in ''letter.docx''; it has 0.' {
    $null = Start-Word
    Select-LamWordTable 1
}

Test-Case 'a font' 'Arial 14.5 2-5 Name Size Color Bold Italic Underline', 'Font.Name=Arial; Font.Size=14.5; Font.Color=7950879; Font.Bold=-1; Font.Italic=0; Font.Underline=1' {
    $null = Start-Word
    $set = Set-LamWordFont Arial 14.6 -Color '#1F5279' -Bold -Italic:$false -Underline
    "$($set.Name) $($set.Size) $($set.Start)-$($set.End) $($set.Changed)"
    Get-Call
}

Test-Case 'the font of all' '0-50', 'Font.Color=255' {
    $null = Start-Word
    $set = Set-LamWordFont -Color Red -All
    "$($set.Start)-$($set.End)"
    Get-Call
}

Test-Case 'a font with nothing selected' 'error NothingSelected,Set-LamWordFont `[InvalidOperation`]*' {
    $document = Start-Word
    $document.ActiveWindow.Selection.Range = [FakeWordRange]::new($document, 3, 3)
    Set-LamWordFont Arial
}

Test-Case 'nothing of a font' 'error ArgumentMissing,Set-LamWordFont `[InvalidArgument`]*' {
    $null = Start-Word
    Set-LamWordFont
}

Test-Case 'a colour that nobody knows' 'error ColorUnknown,Set-LamWordFont `[InvalidArgument`] ''reddish'' is no known colour. Known are #RRGGBB and aqua, *', '' {
    $null = Start-Word
    try { Set-LamWordFont -Color reddish } catch { "error $($_.FullyQualifiedErrorId) [$($_.CategoryInfo.Category)] $_" }
    Get-Call
}

Test-Case 'a size that Word does not take' 'error ParameterArgumentValidationError,Set-LamWordFont*' {
    $null = Start-Word
    Set-LamWordFont -Size 1639
}

Test-Case 'a font that does not stick' 'error ChangeNotDone,Set-LamWordFont `[InvalidResult`] Name of the font in ''letter.docx'' is Calibri, not Arial.' {
    (Start-Word).Font.Stuck = 'Name'
    Set-LamWordFont Arial
}

Test-Case 'documents that can not be changed' 'DocumentReadOnly,Add-LamWordTable', 'DocumentProtected,Set-LamWordFont', 'DocumentProtected,Add-LamWordTable', '' {
    $document = Start-Word
    $document.ReadOnly = $true
    try { Add-LamWordTable 1 1 } catch { $_.FullyQualifiedErrorId }
    $document.ReadOnly = $false
    $document.ProtectionType = 3
    try { Set-LamWordFont Arial } catch { $_.FullyQualifiedErrorId }
    $document.ProtectionType = -1
    $document.Final = $true
    try { Add-LamWordTable 1 1 } catch { $_.FullyQualifiedErrorId }
    Get-Call
}

Test-Case 'another document than the active one' 'notes.docx', 'notes.docx', 'Find(*; Activate(notes.docx); *' {
    $notes = [FakeWordDocument]::new('notes.docx', 'Ann and Bob')
    Set-FakeOffice (New-FakeOffice ([FakeWordDocument]::new('letter.docx', $text)), $notes)
    (Select-LamWordText Bob -Document NOTES.docx).Document
    (Select-LamWordText Bob -Document $notes.FullName).Document
    Get-Call
}

# Saving

$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "office [$([guid]::NewGuid().ToString('n'))]")
try {
    foreach ($way in @('docx', 'SaveAs2(16)'), @('doc', 'SaveAs2(0)'), @('odt', 'SaveAs2(23)'), @('rtf', 'SaveAs2(6)'), @('txt', 'SaveAs2(7, encoding 65001)'), @('PDF', 'ExportAsFixedFormat(17)')) {
        Test-Case "saving as $($way[0])" "letter.docx $($way[0].ToLower()) 7 False True", "DisplayAlerts=0; $($way[1]); DisplayAlerts=on" {
            $null = Start-Word
            $path = Join-Path $folder "new.$($way[0])"
            $saved = Save-LamWordDocument $path
            "$($saved.Document) $($saved.Format) $($saved.Bytes) $($saved.Overwritten) $($saved.Path -eq $path)"
            Get-Call
        }
    }

    Test-Case 'an ending that Word does not know' 'error FormatUnknown,Save-LamWordDocument `[InvalidArgument`] Word doesn''t save files that end with ''.xlsx''. Known are doc, docm, docx, odt, pdf, rtf, txt.' {
        $null = Start-Word
        Save-LamWordDocument (Join-Path $folder 'new.xlsx')
    }

    Test-Case 'a file that is there' 'FileExists,Save-LamWordDocument', '' {
        $null = Start-Word
        try { Save-LamWordDocument (Join-Path $folder 'new.docx') } catch { $_.FullyQualifiedErrorId }
        Get-Call
    }

    Test-Case 'a file that is there, overwritten' 'True' {
        $null = Start-Word
        (Get-Item -LiteralPath (Join-Path $folder 'new.docx')).LastWriteTimeUtc = [datetime] '2020-01-01'
        (Save-LamWordDocument (Join-Path $folder 'new.docx') -Force).Overwritten
    }

    Test-Case 'saving that did nothing' 'SaveNotDone,Save-LamWordDocument', 'SaveNotDone,Save-LamWordDocument', 'on' {
        (Start-Word).Writes = $false
        try { Save-LamWordDocument (Join-Path $folder 'none.docx') } catch { $_.FullyQualifiedErrorId }
        try { Save-LamWordDocument (Join-Path $folder 'new.docx') -Force } catch { $_.FullyQualifiedErrorId }
        $LampsFake.DisplayAlerts
    }

    Test-Case 'paths that are none' 'PathInvalid', 'PathInvalid', 'PathInvalid', 'FolderNotFound' {
        $null = Start-Word
        foreach ($path in 'https://example.org/a.docx', 'env:a.docx', 'nowhere:\a.docx', (Join-Path $folder 'no folder/a.docx')) {
            try { Save-LamWordDocument $path } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
        }
    }

    Test-Case 'a path from where one is' 'True' {
        $null = Start-Word
        Push-Location -LiteralPath $folder
        try { (Save-LamWordDocument 'here.rtf').Path -eq (Join-Path $folder 'here.rtf') } finally { Pop-Location }
    }

    Test-Case 'a read-only document under its own name' 'error DocumentReadOnly,Save-LamWordDocument*' {
        $document = Start-Word
        $document.ReadOnly = $true
        $document.FullName = Join-Path $folder 'new.docx'
        Save-LamWordDocument $document.FullName -Force
    }

    Test-Case 'macros that are left out are told' '''letter.docm'' has macros; *' {
        (Start-Word letter.docm).HasVBProject = $true
        $null = Save-LamWordDocument (Join-Path $folder 'macro.docx') -WarningVariable told -WarningAction SilentlyContinue
        $told
    }

    Test-Case 'saving with -WhatIf' 'False', '' {
        $null = Start-Word
        Save-LamWordDocument (Join-Path $folder 'what.docx') -WhatIf
        Test-Path -LiteralPath (Join-Path $folder 'what.docx')
        Get-Call
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
