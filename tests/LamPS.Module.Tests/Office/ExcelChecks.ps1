# What the functions for Excel do. Each line of the output is 'ok NAME', or says what went wrong.
param([Parameter(Mandatory)] [string] $Module)

Set-StrictMode -Version Latest
. (Join-Path $PSScriptRoot 'OfficeFakes.ps1')
Import-Module $Module

function Start-Excel([object[]] $Rows) {
    if ($null -eq $Rows) { $Rows = @('Name', 'Amount', 'Date'), @('Ann', 12.5, [datetime] '2026-03-01'), @('Bob', $null, $null) }
    $book = [FakeWorkbook]::new('book.xlsx', @([FakeExcelSheet]::new('Data', $Rows), [FakeExcelSheet]::new('Empty', @())))
    Set-FakeOffice (New-FakeOffice $book)
    $book
}

# Cells as text, row by row.
function Show-Cell([object] $Sheet, [string] $Address) {
    $cells = $Sheet.Range($Address).Read()
    for ($r = 1; $r -le $cells.GetUpperBound(0); $r++) { (1..$cells.GetUpperBound(1) | ForEach-Object { $cells[$r, $_] }) -join '|' }
}

# Reading

Test-Case 'all cells in use' 'book.xlsx Data A1:C3 3x3', 'Name|Amount|Date', 'Ann|12.5|*2026*', 'Bob||', 'Double DateTime' {
    $null = Start-Excel
    $read = Get-LamExcelRange
    "$($read.Document) $($read.Sheet) $($read.Range) $($read.Rows)x$($read.Columns)"
    $read.Value | ForEach-Object { $_ -join '|' }
    "$($read.Value[1][1].GetType().Name) $($read.Value[1][2].GetType().Name)"
}

Test-Case 'one cell' '1x1 Ann' {
    $null = Start-Excel
    $read = Get-LamExcelRange A2
    "$($read.Rows)x$($read.Columns) $($read.Value[0][0])"
}

Test-Case 'one row, and one column' '1x3 Ann|12.5|*', '3x1 Name,Ann,Bob' {
    $null = Start-Excel
    $read = Get-LamExcelRange A2:C2
    "$($read.Rows)x$($read.Columns) $($read.Value[0] -join '|')"
    $read = Get-LamExcelRange A1:A3
    "$($read.Rows)x$($read.Columns) $(($read.Value | ForEach-Object { $_[0] }) -join ',')"
}

Test-Case 'a cell without anything' '1 1 True' {
    $null = Start-Excel
    $read = Get-LamExcelRange B3
    "$($read.Value.Count) $($read.Value[0].Count) $($null -eq $read.Value[0][0])"
}

Test-Case 'rows as objects' '2 Ann 12.5', 'Name Amount Date' {
    $null = Start-Excel
    $items = (Get-LamExcelRange -Header).Item
    "$($items.Count) $($items[0].Name) $($items[0].Amount)"
    "$($items[0].PSObject.Properties.Name)"
}

Test-Case 'headings that are not there, or twice' 'Name,Name Column2,Column3' {
    $null = Start-Excel @(@('Name', 'Name', ''), @(1, 2, 3))
    (Get-LamExcelRange -Header).Item[0].PSObject.Properties.Name -join ','
}

Test-Case 'errors in cells' '#N/A|#DIV/0!' {
    $null = Start-Excel @(, @(-2146826246, -2146826281))
    (Get-LamExcelRange).Value[0] -join '|'
}

Test-Case 'a sheet by its name' 'Empty A1 True' {
    $null = Start-Excel
    $read = Get-LamExcelRange -Sheet empty
    "$($read.Sheet) $($read.Range) $($null -eq $read.Value[0][0])"
}

Test-Case 'a sheet that is not there' 'error SheetNotFound,Get-LamExcelRange `[ObjectNotFound`] There is no worksheet ''None'' in ''book.xlsx''. Worksheets are Data, Empty.' {
    $null = Start-Excel
    Get-LamExcelRange -Sheet None
}

Test-Case 'a sheet that is a chart' 'error SheetNotFound,*' {
    (Start-Excel).ActiveSheet = [pscustomobject] @{ Name = 'Chart1' }
    Get-LamExcelRange
}

Test-Case 'a range that is none' 'error RangeInvalid,Get-LamExcelRange `[InvalidArgument`] ''no range'' is no range of ''Data''.' {
    $null = Start-Excel
    Get-LamExcelRange 'no range'
}

Test-Case 'a range that is too large ends where the cells in use end' 'A1:C3' {
    $null = Start-Excel
    (Get-LamExcelRange A1:C900000).Range
}

Test-Case 'too many cells in use' 'error RangeTooLarge,Get-LamExcelRange `[LimitsExceeded`]*' {
    $sheet = (Start-Excel).Worksheets.Item(1)
    $sheet.UsedRange = $sheet.Range('A1:C900000')
    Get-LamExcelRange
}

# Writing

Test-Case 'lists of lists' '@{Document=book.xlsx; Sheet=Empty; Range=A1:B2; Rows=2; Columns=2; Replaced=0; Table=}', 'Value2=String Name, String Amount / String Ann, Double 12' {
    $null = Start-Excel
    Add-LamExcelTable @(@('Name', 'Amount'), @('Ann', 12)) -Sheet Empty
    Get-Call
}

Test-Case 'objects' 'C3:D5', 'Value2=String Name, String Amount / String Ann, Double 12 / String Bob, null' {
    $null = Start-Excel
    (Add-LamExcelTable @([pscustomobject] @{ Name = 'Ann'; Amount = 12 }, [pscustomobject] @{ Name = 'Bob' }) -Sheet Empty -Cell C3).Range
    Get-Call
}

Test-Case 'a hashtable' 'Value2=String A, String B / Double 1, Boolean True' {
    $null = Start-Excel
    $null = Add-LamExcelTable ([ordered] @{ A = 1; B = $true }) -Sheet Empty
    Get-Call
}

Test-Case 'JSON of lists' 'Value2=String Name, String Amount / String Ann, Double 12.5' {
    $null = Start-Excel
    $null = Add-LamExcelTable '[["Name","Amount"],["Ann",12.5]]' -Sheet Empty
    Get-Call
}

Test-Case 'JSON with one list' 'Value2=Double 1, Double 2' {
    $null = Start-Excel
    $null = Add-LamExcelTable '[[1,2]]' -Sheet Empty
    Get-Call
}

Test-Case 'JSON of objects' 'Value2=String Name / String Ann' {
    $null = Start-Excel
    $null = Add-LamExcelTable '[{"Name":"Ann"}]' -Sheet Empty
    Get-Call
}

Test-Case 'a table of Markdown' 'Value2=String Name, String Amount / String Ann, Double -12.5 / String 007, null' {
    $null = Start-Excel
    $null = Add-LamExcelTable "| Name | Amount |`n|------|-------:|`n| Ann | -12.5 |`n| 007 |" -Sheet Empty
    Get-Call
}

Test-Case 'lines with tabs' 'Value2=String Name, String Amount / String Ann, Double 3' {
    $null = Start-Excel
    $null = Add-LamExcelTable "Name`tAmount`r`nAnn`t3`r`n" -Sheet Empty
    Get-Call
}

Test-Case 'days and times' 'Value2=String 2026-03-01, String 2026-03-01 13:45:00' {
    $null = Start-Excel
    $null = Add-LamExcelTable @(, @([datetime] '2026-03-01', [datetime] '2026-03-01T13:45:00')) -Sheet Empty
    Get-Call
}

Test-Case 'formulas stay text' "Value2=String '=1+1, String '@x, String '+a, String '-b, Double -5", 'Value2=String =1+1' {
    $null = Start-Excel
    $null = Add-LamExcelTable @(, @('=1+1', '@x', '+a', '-b', -5)) -Sheet Empty
    Get-Call
    [Seen]::Calls.Clear()
    $null = Add-LamExcelTable @(, @(, '=1+1')) -Sheet Empty -Formula -Force
    Get-Call
}

Test-Case 'cells that hold something' 'error CellNotEmpty,Add-LamExcelTable `[ResourceExists`] 2 cells of A2:B2 on ''Data'' aren''t empty.', '' {
    $null = Start-Excel
    try { Add-LamExcelTable '[[1,2]]' A2 } catch { "error $($_.FullyQualifiedErrorId) [$($_.CategoryInfo.Category)] $_" }
    Get-Call
}

Test-Case 'cells that hold something, replaced' '2', '1|2' {
    $book = Start-Excel
    (Add-LamExcelTable '[[1,2]]' A2 -Force).Replaced
    Show-Cell $book.ActiveSheet A2:B2
}

Test-Case 'at the active cell' 'B2:C2' {
    $null = Start-Excel
    (Add-LamExcelTable '[[1,2]]' -Force).Range
}

Test-Case 'a table of Excel' 'Table1', '*ListObjects.Add(1, A1:B2, True, 1)' {
    $null = Start-Excel
    (Add-LamExcelTable '[["A","B"],[1,2]]' -Sheet Empty -AsTable).Table
    Get-Call
}

Test-Case 'values that are none' 'ValueInvalid', 'ValueInvalid', 'ValueInvalid', 'ParameterArgumentValidationError' {
    $null = Start-Excel
    foreach ($value in '[["A"', 5, '[]', '') {
        try { Add-LamExcelTable $value -Sheet Empty } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
    }
}

Test-Case 'a cell that is none' 'error ParameterArgumentValidationError,Add-LamExcelTable*' {
    $null = Start-Excel
    Add-LamExcelTable '[[1]]' -Cell A0
}

Test-Case 'values that do not stay' 'error ChangeNotDone,Add-LamExcelTable*' {
    (Start-Excel).Worksheets.Item(2).Stuck = $true
    Add-LamExcelTable '[[1,2]]' -Sheet Empty
}

Test-Case 'what can not be changed' 'DocumentProtected,Add-LamExcelTable', 'DocumentReadOnly,Set-LamExcelColumnOrder', '3' {
    $book = Start-Excel
    $book.ActiveSheet.ProtectContents = $true
    try { Add-LamExcelTable '[[1,2]]' } catch { $_.FullyQualifiedErrorId }
    $book.ReadOnly = $true
    try { Set-LamExcelColumnOrder Name } catch { $_.FullyQualifiedErrorId }
    (Get-LamExcelRange).Rows
}

# Columns

Test-Case 'columns in another order' '@{Document=book.xlsx; Sheet=Data; Range=A1:C3; Order=System.Object`[`]; Moved=2}', 'Cut(C1:C3); Insert(A1:A3, -4161); Cut(C1:C3); Insert(B1:B3, -4161)', 'Date|Amount|Name', '*2026*|12.5|Ann', '||Bob', '0' {
    $book = Start-Excel
    Set-LamExcelColumnOrder 'date, Amount, Name'
    Get-Call
    Show-Cell $book.ActiveSheet A1:C3
    $LampsFake.CutCopyMode
}

Test-Case 'columns that are not named come after those that are' 'Amount Name Date', 'Cut(B1:B3); Insert(A1:A3, -4161)' {
    $null = Start-Excel
    "$((Set-LamExcelColumnOrder Amount).Order)"
    Get-Call
}

Test-Case 'an order as a list, or as JSON' 'Date Amount Name', 'Name Date Amount' {
    $null = Start-Excel
    "$((Set-LamExcelColumnOrder Date, Amount).Order)"
    "$((Set-LamExcelColumnOrder '["Name", "Date"]').Order)"
}

Test-Case 'columns that are in that order already' '0', '' {
    $null = Start-Excel
    (Set-LamExcelColumnOrder Name, Amount, Date).Moved
    Get-Call
}

Test-Case 'a part of the columns' 'Date|Amount', '*2026*|12.5', '|' {
    $book = Start-Excel
    $null = Set-LamExcelColumnOrder Date -Range B1:C3
    Show-Cell $book.ActiveSheet B1:C3
}

Test-Case 'a column that is not there' 'error ColumnNotFound,Set-LamExcelColumnOrder `[ObjectNotFound`] There is no column ''Price'' on ''Data''. Columns are Name, Amount, Date.' {
    $null = Start-Excel
    Set-LamExcelColumnOrder 'Name, Price'
}

Test-Case 'columns of the same name' 'ColumnAmbiguous', 'ColumnAmbiguous' {
    $null = Start-Excel
    try { Set-LamExcelColumnOrder 'Name, name' } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
    $null = Start-Excel @(@('A', 'A', 'B'), @(1, 2, 3))
    try { Set-LamExcelColumnOrder B } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
}

Test-Case 'merged cells' 'CellMerged', 'CellMerged', '' {
    $book = Start-Excel
    foreach ($merged in $true, [DBNull]::Value) {
        $book.ActiveSheet.Merged = $merged
        try { Set-LamExcelColumnOrder Date } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
    }
    Get-Call
}

Test-Case 'nothing is done with -WhatIf' '' {
    $null = Start-Excel
    Set-LamExcelColumnOrder Date -WhatIf
    Add-LamExcelTable '[[1,2]]' -Sheet Empty -WhatIf
    Get-Call
}

# Saving

$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "office [$([guid]::NewGuid().ToString('n'))]")
try {
    foreach ($way in @('xlsx', 'SaveAs(51)'), @('xls', 'SaveAs(56)'), @('ods', 'SaveAs(60)'), @('csv', 'SaveAs(62)'), @('pdf', 'ExportAsFixedFormat(0)')) {
        Test-Case "saving as $($way[0])" "book.xlsx $($way[0]) False", "DisplayAlerts=False; $($way[1]); DisplayAlerts=on" {
            $null = Start-Excel
            $saved = Save-LamExcelWorkbook (Join-Path $folder "new.$($way[0])")
            "$($saved.Document) $($saved.Format) $($saved.Overwritten)"
            Get-Call
        }
    }

    Test-Case 'an ending that Excel does not know' 'error FormatUnknown,Save-LamExcelWorkbook `[InvalidArgument`] Excel doesn''t save files that end with ''.docx''. Known are csv, ods, pdf, xls, xlsb, xlsm, xlsx.' {
        $null = Start-Excel
        Save-LamExcelWorkbook (Join-Path $folder 'new.docx')
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
