# Excel.

function Get-LamExcelRange {
    <#
    .SYNOPSIS
    Reads cells of an Excel workbook.
    .PARAMETER Range
    Address, such as A1:C10, or the name of a range; all cells in use without it.
    .PARAMETER Sheet
    Name of the worksheet; the active one without it.
    .PARAMETER Header
    The first row holds headings: the other rows come as objects with these names.
    .PARAMETER Document
    Name or path of an open workbook; the active one without it.
    .EXAMPLE
    (Get-LamExcelRange A1:D20 -Header).Item | Where-Object Amount -gt 100
    #>
    [CmdletBinding()]
    [OutputType('LamPS.Office.ExcelRange')]
    param(
        [Parameter(Position = 0)] [ValidateLength(1, 255)] [string] $Range,
        [ValidateLength(1, 31)] [string] $Sheet,
        [switch] $Header,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Excel {
        param($Office)
        $found = Get-OfficeDocument $Office Excel $Document
        $page = Get-ExcelSheet $found $Sheet $false
        $cells = Get-ExcelRange $Office $page $Range
        $read = ConvertFrom-ExcelArray (Get-OfficeValue $cells 'Value')
        $items = @()
        if ($Header) {
            $headings = @(Get-ExcelHeading $read[0])
            $items = @($read | Select-Object -Skip 1 | ForEach-Object {
                    $item = [ordered] @{}
                    for ($c = 0; $c -lt $headings.Count; $c++) { $item[$headings[$c]] = $_[$c] }
                    [pscustomobject] $item
                })
        }

        [pscustomobject] @{
            PSTypeName = 'LamPS.Office.ExcelRange'
            Document   = Get-OfficeValue $found 'Name'
            Sheet      = Get-OfficeValue $page 'Name'
            Range      = Get-ExcelAddress $cells
            Rows       = $read.Count
            Columns    = $read[0].Count
            Value      = $read
            Item       = $items
        }
    }
}

function Add-LamExcelTable {
    <#
    .SYNOPSIS
    Writes a table of values into an Excel workbook.
    .DESCRIPTION
    Cells that hold something are left alone unless -Force is given. Text that begins as a formula does is written as text.
    .PARAMETER Value
    The rows: a list of lists, objects (their names become headings), JSON ([["Name","Amount"],["Ann",12]]), or lines with cells between tabs or |.
    .PARAMETER Cell
    Address of the upper left cell; the active cell without it, or A1 of a sheet that is named.
    .PARAMETER Sheet
    Name of the worksheet; the active one without it.
    .PARAMETER AsTable
    Makes it a table of Excel, with headings, filters and bands.
    .PARAMETER Formula
    Lets text that begins with = be a formula.
    .PARAMETER Force
    Replaces what is in the cells.
    .PARAMETER Document
    Name or path of an open workbook; the active one without it.
    .EXAMPLE
    Add-LamExcelTable (Get-Process | Select-Object Name, Id -First 10) -Cell A1 -AsTable
    .EXAMPLE
    Add-LamExcelTable "Name | Amount`nAnn | 12.5" -Cell B2
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.ExcelTable')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [object] $Value,
        [Parameter(Position = 1)] [ValidatePattern('^\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}$')] [string] $Cell,
        [ValidateLength(1, 31)] [string] $Sheet,
        [switch] $AsTable,
        [switch] $Formula,
        [switch] $Force,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Excel {
        param($Office)
        $rows = @(ConvertTo-OfficeRow $Value)
        $found = Get-OfficeDocumentToChange $Office Excel $Document
        $page = Get-ExcelSheet $found $Sheet $true
        $corner = if ($Cell) { Invoke-OfficeMethod $page 'Range' $Cell }
            elseif ($Sheet -or $Document) { Invoke-OfficeMethod $page 'Range' 'A1' }
            else { Get-OfficeValue $Office 'ActiveCell' }
        $target = Invoke-OfficeMethod $corner 'Resize' $rows.Count $rows[0].Count
        $address = Get-ExcelAddress $target
        $name = Get-OfficeValue $page 'Name'
        $used = Invoke-OfficeMethod $Office 'WorksheetFunction.CountA' $target
        if ($used -gt 0 -and -not $Force) {
            Stop-OfficeWork CellNotEmpty "$used cells of $address on '$name' aren't empty." $address
        }

        if (-not $Cmdlet.ShouldProcess("$address on '$name'", "Write $($rows.Count) rows of $($rows[0].Count) cells")) {
            return
        }

        Set-OfficeValue $target 'Value2' (ConvertTo-ExcelArray $rows $Formula.IsPresent)
        $filled = @($rows | ForEach-Object { $_ } | Where-Object { $null -ne $_ -and '' -ne $_ }).Count
        $there = Invoke-OfficeMethod $Office 'WorksheetFunction.CountA' $target
        if ($there -lt $filled) {
            Stop-OfficeWork ChangeNotDone "Of $filled values $there are in $address on '$name'." $address
        }

        # xlSrcRange is 1, xlYes (it has headings) is 1.
        $table = $null
        if ($AsTable) { $table = Get-OfficeValue (Invoke-OfficeMethod $page 'ListObjects.Add' 1 $target ([Type]::Missing) 1) 'Name' }
        [pscustomobject] @{
            PSTypeName = 'LamPS.Office.ExcelTable'
            Document   = Get-OfficeValue $found 'Name'
            Sheet      = $name
            Range      = $address
            Rows       = $rows.Count
            Columns    = $rows[0].Count
            Replaced   = [int] $used
            Table      = $table
        }
    }
}

function Set-LamExcelColumnOrder {
    <#
    .SYNOPSIS
    Puts the columns of an Excel worksheet into another order.
    .DESCRIPTION
    The first row of the range holds the headings. Columns that aren't named come after those that are, in the order that they have. Cells are moved as cutting and
    inserting moves them, so formulas go with them; what was in the clipboard is lost.
    .PARAMETER Order
    The headings in the order wanted, between commas.
    .PARAMETER Range
    Address of the range with its headings; all cells in use without it.
    .PARAMETER Sheet
    Name of the worksheet; the active one without it.
    .PARAMETER Document
    Name or path of an open workbook; the active one without it.
    .EXAMPLE
    Set-LamExcelColumnOrder 'Date, Customer, Amount'
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.ExcelColumnOrder')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [object] $Order,
        [ValidateLength(1, 255)] [string] $Range,
        [ValidateLength(1, 31)] [string] $Sheet,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Excel {
        param($Office)
        $wanted = @(ConvertTo-OfficeList $Order)
        $found = Get-OfficeDocumentToChange $Office Excel $Document
        $page = Get-ExcelSheet $found $Sheet $true
        $cells = Get-ExcelRange $Office $page $Range
        $address = Get-ExcelAddress $cells
        $name = Get-OfficeValue $page 'Name'

        # It is null where only some are.
        if ((Get-OfficeValue $cells 'MergeCells') -ne $false) {
            Stop-OfficeWork CellMerged "There are merged cells in $address on '$name'." $address
        }

        $now = [Collections.Generic.List[string]] @(Get-ExcelHeadingOf $page $address)
        Assert-ExcelHeading $now $wanted $name
        $goal = @(foreach ($heading in $wanted) { $now | Where-Object { $_ -eq $heading } }) + @($now | Where-Object { $_ -notin $wanted })
        $moved = 0
        if (($now -join "`n") -ne ($goal -join "`n")) {
            if (-not $Cmdlet.ShouldProcess("$address on '$name'", "Put the columns into the order $($goal -join ', ')")) {
                return
            }

            for ($to = 0; $to -lt $goal.Count; $to++) {
                $from = $now.FindIndex([Predicate[string]] { param($heading) $heading -eq $goal[$to] })
                if ($from -ne $to) {
                    # -4161 is xlShiftToRight. The range is asked for anew each time: moving cells changes what a range of before means.
                    $null = Invoke-OfficeMethod (Invoke-OfficeMethod (Invoke-OfficeMethod $page 'Range' $address) 'Columns.Item' ($from + 1)) 'Cut'
                    $null = Invoke-OfficeMethod (Invoke-OfficeMethod (Invoke-OfficeMethod $page 'Range' $address) 'Columns.Item' ($to + 1)) 'Insert' -4161
                    $now.Insert($to, $goal[$to])
                    $now.RemoveAt($from + 1)
                    $moved++
                }
            }

            Set-OfficeValue $Office 'CutCopyMode' 0
            $there = @(Get-ExcelHeadingOf $page $address)
            if (($there -join "`n") -ne ($goal -join "`n")) {
                Stop-OfficeWork ChangeNotDone "The columns of $address on '$name' are now $($there -join ', ')." $address
            }
        }

        [pscustomobject] @{
            PSTypeName = 'LamPS.Office.ExcelColumnOrder'
            Document   = Get-OfficeValue $found 'Name'
            Sheet      = $name
            Range      = $address
            Order      = $goal
            Moved      = $moved
        }
    }
}

function Save-LamExcelWorkbook {
    <#
    .SYNOPSIS
    Saves an Excel workbook under another name; the ending of the name says the format.
    .DESCRIPTION
    A PDF is a copy: the workbook keeps its name. With all other formats the workbook has the new name from then on, as in Excel itself. A csv holds the
    active worksheet alone.
    .PARAMETER Path
    The file: xlsx, xlsm, xlsb, xls, ods, csv or pdf.
    .PARAMETER Force
    Overwrites a file that is there.
    .PARAMETER Document
    Name or path of an open workbook; the active one without it.
    .EXAMPLE
    Save-LamExcelWorkbook ~/numbers.csv -Force
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.SavedFile')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $Path,
        [switch] $Force,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Excel {
        param($Office)
        Save-OfficeDocument $Cmdlet $Office Excel $Document $Path $Force.IsPresent 0
    }
}

# A worksheet: the one that is named, or else the active one. Charts have sheets of their own, without cells.
function Get-ExcelSheet([object] $Workbook, [string] $Sheet, [bool] $IsToChange) {
    $name = Get-OfficeValue $Workbook 'Name'
    $all = Get-OfficeValue $Workbook 'Worksheets'
    $names = @(for ($i = 1; $i -le (Get-OfficeValue $all 'Count'); $i++) { Get-OfficeValue (Invoke-OfficeMethod $all 'Item' $i) 'Name' })
    $wanted = if ($Sheet) { $Sheet } else { Get-OfficeValue $Workbook 'ActiveSheet.Name' }
    $index = 0..($names.Count) | Where-Object { $_ -lt $names.Count -and $names[$_] -eq $wanted } | Select-Object -First 1
    if ($null -eq $index) {
        Stop-OfficeWork SheetNotFound "There is no worksheet '$wanted' in '$name'. Worksheets are $($names -join ', ')." $wanted
    }

    $found = Invoke-OfficeMethod $all 'Item' ($index + 1)
    if ($IsToChange -and (Get-OfficeValue $found 'ProtectContents')) {
        Stop-OfficeWork DocumentProtected "The worksheet '$wanted' of '$name' is protected." $wanted
    }

    return , $found
}

# Cells by their address, never more than can be handled; whole columns end where the cells in use end.
function Get-ExcelRange([object] $Office, [object] $Sheet, [string] $Range) {
    $used = Get-OfficeValue $Sheet 'UsedRange'
    if (-not $Range) {
        $found = $used
    }
    else {
        try {
            $found = Invoke-OfficeMethod $Sheet 'Range' $Range
        }
        catch {
            # What Excel says of everything that it doesn't understand.
            if ((Get-OfficeCode $_.Exception) -ne 0x800A03EC) { throw }
            Stop-OfficeWork RangeInvalid "'$Range' is no range of '$(Get-OfficeValue $Sheet 'Name')'." $Range $_.Exception
        }
    }

    if ((Get-ExcelSize $found) -gt $script:MaxCell) {
        $found = Invoke-OfficeMethod $Office 'Intersect' $found $used
        if ($null -eq $found) {
            Stop-OfficeWork RangeInvalid "'$Range' has no cells in use." $Range
        }
    }

    if ((Get-ExcelSize $found) -gt $script:MaxCell) {
        Stop-OfficeWork RangeTooLarge "$(Get-ExcelAddress $found) has more than $($script:MaxCell) cells." $Range
    }

    if ((Get-OfficeValue $found 'Areas.Count') -gt 1) {
        Stop-OfficeWork RangeInvalid "'$Range' is more than one range." $Range
    }

    return , $found
}

function Get-ExcelSize([object] $Range) {
    [double] (Get-OfficeValue $Range 'Rows.Count') * (Get-OfficeValue $Range 'Columns.Count')
}

# Without dollars: A1:C10.
function Get-ExcelAddress([object] $Range) {
    Invoke-OfficeMethod $Range 'Address' $false $false
}

# The headings of a row, each with a name of its own.
function Get-ExcelHeading([object[]] $Cell) {
    $taken = @{}
    for ($c = 0; $c -lt $Cell.Count; $c++) {
        $name = ([string] $Cell[$c]).Trim()
        if ($name -eq '' -or $taken.ContainsKey($name)) { $name = "$name Column$($c + 1)".Trim() }
        $taken[$name] = $true
        $name
    }
}

function Get-ExcelHeadingOf([object] $Sheet, [string] $Address) {
    $row = Invoke-OfficeMethod (Invoke-OfficeMethod $Sheet 'Range' $Address) 'Rows.Item' 1
    foreach ($cell in (ConvertFrom-ExcelArray (Get-OfficeValue $row 'Value'))[0]) { ([string] $cell).Trim() }
}

function Assert-ExcelHeading([string[]] $Heading, [string[]] $Wanted, [string] $Sheet) {
    $twice = @(@($Heading | Group-Object | Where-Object { $_.Count -gt 1 }) + @($Wanted | Group-Object | Where-Object { $_.Count -gt 1 }))
    if ($twice.Count -gt 0) {
        Stop-OfficeWork ColumnAmbiguous "The heading '$($twice[0].Name)' is there more than once." $twice[0].Name
    }

    $missing = @($Wanted | Where-Object { $_ -notin $Heading })
    if ($missing.Count -gt 0) {
        Stop-OfficeWork ColumnNotFound "There is no column '$($missing[0])' on '$Sheet'. Columns are $($Heading -join ', ')." $missing[0]
    }
}
