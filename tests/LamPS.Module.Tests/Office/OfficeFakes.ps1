# Stand-ins for the object models of Office, with the members that the functions use, and the means to check what was done with them.

# Everything that was called or set, in order.
class Seen {
    static [Collections.Generic.List[string]] $Calls = [Collections.Generic.List[string]]::new()

    # So many calls are turned away first.
    static [int] $Busy = 0
    static [int] $Code = 0x80010001

    static [void] Note([string] $Call) {
        if ([Seen]::Busy -gt 0) {
            [Seen]::Busy--
            throw [Runtime.InteropServices.COMException]::new('The call was turned away.', [Seen]::Code)
        }

        [Seen]::Calls.Add($Call)
    }
}

# A collection that counts from one.
class FakeList : Collections.IEnumerable {
    hidden [Collections.ArrayList] $All = @()
    FakeList([object[]] $Items) {
        $this.All.AddRange($Items)
        Add-Member -InputObject $this ScriptProperty Count { $this.All.Count }
    }

    [object] Item([int] $Number) { return $this.All[$Number - 1] }
    [Collections.IEnumerator] GetEnumerator() { return $this.All.GetEnumerator() }
}

# What all documents have.
class FakeFile {
    [string] $Name
    [string] $FullName
    [object] $ReadOnly = $false
    [object] $Final = $false
    [bool] $HasVBProject = $false
    [bool] $Writes = $true

    [void] Put([string] $Path) {
        if ($this.Writes) { [IO.File]::WriteAllText($Path, 'content') }
    }
}

# Word

class FakeWordFont {
    hidden [hashtable] $Set = @{ Name = 'Calibri'; Size = 11.0; Color = 0; Bold = 0; Italic = 0; Underline = 0 }
    hidden [string] $Stuck = ''
    FakeWordFont() {
        foreach ($name in 'Name', 'Size', 'Color', 'Bold', 'Italic', 'Underline') {
            $this | Add-Member ScriptProperty $name ([scriptblock]::Create("`$this.Set.$name")) ([scriptblock]::Create(
                    "param(`$value) [Seen]::Note(`"Font.$name=`$value`"); if (`$this.Stuck -ne '$name') { `$this.Set.$name = `$value }"))
        }
    }
}

class FakeWordFind {
    hidden [object] $Range
    FakeWordFind([object] $Range) { $this.Range = $Range }
    [void] ClearFormatting() { }

    [bool] Execute([object] $Text, [object] $Case, [object] $Whole, [object] $Wildcards, [object] $Sounds, [object] $Forms, [object] $Forward, [object] $Wrap, [object] $Format) {
        [Seen]::Note("Find($Text, $Case, $Whole, $Wildcards, $Sounds, $Forms, $Forward, $Wrap, $Format)")
        $words = $Text.Replace('^p', "`r").Replace('^^', '^')
        $kind = if ($Case) { [StringComparison]::Ordinal } else { [StringComparison]::OrdinalIgnoreCase }
        $at = $this.Range.Owner.Words.IndexOf($words, [int] $this.Range.Start, $kind)
        if ($at -lt 0) { return $false }
        $this.Range.Start = $at
        $this.Range.End = $at + $words.Length
        return $true
    }
}

class FakeWordRange {
    hidden [object] $Owner
    [int] $Start
    [int] $End
    [object] $Font
    FakeWordRange([object] $Owner, [int] $Start, [int] $End) {
        $this.Owner = $Owner
        $this.Start = $Start
        $this.End = $End
        $this.Font = $Owner.Font
        $this | Add-Member ScriptProperty Text { $this.Owner.Words.Substring($this.Start, $this.End - $this.Start) }
        $this | Add-Member ScriptProperty Find { [FakeWordFind]::new($this) }
        $this | Add-Member ScriptProperty Tables { , [FakeList]::new(@($this.Owner.Tables.All | Where-Object { $_.Range.Start -lt $this.End })) }
    }

    [void] Collapse([int] $Direction) {
        [Seen]::Note("Collapse($Direction)")
        $this.Start = $this.End
    }

    [void] Select() { [Seen]::Note("Select($($this.Start), $($this.End))") }
}

class FakeWordTable {
    [object] $Range
    [object] $Rows
    [object] $Columns
    FakeWordTable([object] $Owner, [int] $Start, [int] $Rows, [int] $Columns) {
        $this.Range = [FakeWordRange]::new($Owner, $Start, $Start + 1)
        $this.Rows = [FakeList]::new([object[]]::new($Rows))
        $this.Columns = [FakeList]::new([object[]]::new($Columns))
    }

    [void] Select() { [Seen]::Note("SelectTable($($this.Range.Start))") }
}

class FakeWordTables : FakeList {
    hidden [object] $Owner
    hidden [int] $Lost = 0
    FakeWordTables([object] $Owner) : base(@()) { $this.Owner = $Owner }

    [object] Add([object] $Range, [int] $Rows, [int] $Columns, [object] $Behavior, [object] $Fit) {
        [Seen]::Note("Tables.Add($($Range.Start)-$($Range.End), $Rows, $Columns, $Behavior, $Fit)")
        $made = [FakeWordTable]::new($this.Owner, $Range.Start, $Rows - $this.Lost, $Columns)
        $null = $this.All.Add($made)
        $this.All = [Collections.ArrayList] @($this.All | Sort-Object { $_.Range.Start })
        return $made
    }
}

class FakeWordDocument : FakeFile {
    [string] $Words
    [int] $ProtectionType = -1
    [object] $Font = [FakeWordFont]::new()
    [object] $Tables
    [object] $ActiveWindow
    FakeWordDocument([string] $Name, [string] $Words) {
        $this.Name = $Name
        $this.FullName = [IO.Path]::Combine([IO.Path]::GetTempPath(), $Name)
        $this.Words = $Words
        $this.Tables = [FakeWordTables]::new($this)
        $this.ActiveWindow = [pscustomobject] @{ Selection = [pscustomobject] @{ Range = [FakeWordRange]::new($this, 2, 5) } }
        $this | Add-Member ScriptProperty Content { [FakeWordRange]::new($this, 0, $this.Words.Length) }
        $this | Add-Member ScriptProperty Paragraphs {
            $start = 0
            , [FakeList]::new(@($this.Words.TrimEnd("`r").Split("`r") | ForEach-Object {
                        [pscustomobject] @{ Range = [FakeWordRange]::new($this, $start, $start + $_.Length + 1) }
                        $start += $_.Length + 1
                    }))
        }
    }

    [object] Range([int] $Start, [int] $End) { return [FakeWordRange]::new($this, $Start, $End) }
    [void] Activate() { [Seen]::Note("Activate($($this.Name))") }

    [void] SaveAs2([object] $Path, [object] $Format) {
        [Seen]::Note("SaveAs2($Format)")
        $this.Put($Path)
    }

    [void] SaveAs2([object] $Path, [object] $Format, [object] $c, [object] $d, [object] $e, [object] $f, [object] $g, [object] $h, [object] $i, [object] $j, [object] $k, [object] $Encoding) {
        [Seen]::Note("SaveAs2($Format, encoding $Encoding)")
        $this.Put($Path)
    }

    [void] ExportAsFixedFormat([string] $Path, [int] $Format) {
        [Seen]::Note("ExportAsFixedFormat($Format)")
        $this.Put($Path)
    }
}

# Excel

# Cells can be counted out, as they can in Excel.
class FakeExcelRange : Collections.IEnumerable {
    hidden [object] $Sheet
    hidden [int] $Top
    hidden [int] $Left
    hidden [int] $Height
    hidden [int] $Width
    FakeExcelRange([object] $Sheet, [int] $Top, [int] $Left, [int] $Height, [int] $Width) {
        $this.Sheet = $Sheet
        $this.Top = $Top
        $this.Left = $Left
        $this.Height = $Height
        $this.Width = $Width
        Add-Member -InputObject $this ScriptProperty Rows { [FakeExcelParts]::new($this, 'Row') }
        Add-Member -InputObject $this ScriptProperty Columns { [FakeExcelParts]::new($this, 'Column') }
        Add-Member -InputObject $this ScriptProperty Areas { [pscustomobject] @{ Count = 1 } }
        Add-Member -InputObject $this ScriptProperty MergeCells { $this.Sheet.Merged }
        Add-Member -InputObject $this ScriptProperty Value { , $this.Read() }
        Add-Member -InputObject $this ScriptProperty Value2 { , $this.Read() } { param($cells) $this.Write($cells) }
    }

    [Collections.IEnumerator] GetEnumerator() { return @(1..($this.Height * $this.Width)).GetEnumerator() }

    [object] Read() {
        if ($this.Height -eq 1 -and $this.Width -eq 1) { return $this.Sheet.Cells["$($this.Top),$($this.Left)"] }
        $cells = [array]::CreateInstance([object], [int[]] ($this.Height, $this.Width), [int[]] (1, 1))
        for ($r = 1; $r -le $this.Height; $r++) {
            for ($c = 1; $c -le $this.Width; $c++) { $cells.SetValue($this.Sheet.Cells["$($this.Top + $r - 1),$($this.Left + $c - 1)"], $r, $c) }
        }

        return $cells
    }

    [void] Write([object] $cells) {
        $shown = for ($r = 0; $r -lt $this.Height; $r++) {
            (0..($this.Width - 1) | ForEach-Object {
                $value = $cells[$r, $_]
                if (-not $this.Sheet.Stuck) { $this.Sheet.Cells["$($this.Top + $r),$($this.Left + $_)"] = $value }
                if ($null -eq $value) { 'null' } else { "$($value.GetType().Name) $value" }
            }) -join ', '
        }
        [Seen]::Note("Value2=$($shown -join ' / ')")
    }

    [string] Address([bool] $Row, [bool] $Column) {
        $corner = [FakeExcelRange]::Name($this.Top, $this.Left)
        $other = [FakeExcelRange]::Name($this.Top + $this.Height - 1, $this.Left + $this.Width - 1)
        return $(if ($corner -eq $other) { $corner } else { "${corner}:$other" })
    }

    static [string] Name([int] $Row, [int] $Column) { return "$([char] (64 + $Column))$Row" }

    [object] Resize([int] $Rows, [int] $Columns) { return [FakeExcelRange]::new($this.Sheet, $this.Top, $this.Left, $Rows, $Columns) }

    [void] Cut() {
        [Seen]::Note("Cut($($this.Address($false, $false)))")
        $this.Sheet.Clipboard = $this
    }

    # Cut cells that are inserted move the ones in between.
    [void] Insert([int] $Shift) {
        [Seen]::Note("Insert($($this.Address($false, $false)), $Shift)")
        $from = $this.Sheet.Clipboard
        for ($r = $this.Top; $r -lt $this.Top + $this.Height; $r++) {
            $moved = $this.Sheet.Cells["$r,$($from.Left)"]
            for ($c = $from.Left; $c -gt $this.Left; $c--) { $this.Sheet.Cells["$r,$c"] = $this.Sheet.Cells["$r,$($c - 1)"] }
            $this.Sheet.Cells["$r,$($this.Left)"] = $moved
        }
    }
}

class FakeExcelParts {
    hidden [object] $Range
    hidden [string] $Way
    [int] $Count
    FakeExcelParts([object] $Range, [string] $Way) {
        $this.Range = $Range
        $this.Way = $Way
        $this.Count = if ($Way -eq 'Row') { $Range.Height } else { $Range.Width }
    }

    [object] Item([int] $Number) {
        $of = $this.Range
        if ($this.Way -eq 'Row') { return [FakeExcelRange]::new($of.Sheet, $of.Top + $Number - 1, $of.Left, 1, $of.Width) }
        return [FakeExcelRange]::new($of.Sheet, $of.Top, $of.Left + $Number - 1, $of.Height, 1)
    }
}

class FakeExcelSheet {
    [string] $Name
    [bool] $ProtectContents = $false
    [object] $UsedRange
    [object] $ListObjects
    hidden [hashtable] $Cells = @{}
    hidden [object] $Merged = $false
    hidden [bool] $Stuck = $false
    hidden [object] $Clipboard
    FakeExcelSheet([string] $Name, [object[]] $Rows) {
        $this.Name = $Name
        for ($r = 0; $r -lt $Rows.Count; $r++) {
            for ($c = 0; $c -lt $Rows[$r].Count; $c++) { $this.Cells["$($r + 1),$($c + 1)"] = $Rows[$r][$c] }
        }

        $this.UsedRange = [FakeExcelRange]::new($this, 1, 1, [math]::Max(1, $Rows.Count), $(if ($Rows.Count) { $Rows[0].Count } else { 1 }))
        $this.ListObjects = [FakeListObjects]::new()
    }

    [object] Range([string] $Address) {
        if ($Address -notmatch '^([A-Z])(\d+)(?::([A-Z])(\d+))?$') { throw [Runtime.InteropServices.COMException]::new('Exception from HRESULT: 0x800A03EC', 0x800A03EC) }
        $first = [int] [char] $Matches[1] - 64
        $last = if ($Matches[3]) { [int] [char] $Matches[3] - 64 } else { $first }
        $end = if ($Matches[4]) { [int] $Matches[4] } else { [int] $Matches[2] }
        return [FakeExcelRange]::new($this, [int] $Matches[2], $first, $end - [int] $Matches[2] + 1, $last - $first + 1)
    }
}

class FakeListObjects {
    [object] Add([int] $Source, [object] $Range, [object] $Link, [int] $Headings) {
        [Seen]::Note("ListObjects.Add($Source, $($Range.Address($false, $false)), $($Link -eq [Type]::Missing), $Headings)")
        return [pscustomobject] @{ Name = 'Table1' }
    }
}

class FakeWorkbook : FakeFile {
    [object] $Worksheets
    [object] $ActiveSheet
    FakeWorkbook([string] $Name, [object[]] $Sheets) {
        $this.Name = $Name
        $this.FullName = [IO.Path]::Combine([IO.Path]::GetTempPath(), $Name)
        $this.Worksheets = [FakeList]::new($Sheets)
        $this.ActiveSheet = $Sheets[0]
    }

    [void] SaveAs([object] $Path, [object] $Format) {
        [Seen]::Note("SaveAs($Format)")
        $this.Put($Path)
    }

    [void] ExportAsFixedFormat([int] $Format, [string] $Path) {
        [Seen]::Note("ExportAsFixedFormat($Format)")
        $this.Put($Path)
    }
}

class FakeWorksheetFunction {
    [double] CountA([object] $Range) {
        $count = 0
        for ($r = 1; $r -le $Range.Height; $r++) {
            for ($c = 1; $c -le $Range.Width; $c++) {
                $value = $Range.Sheet.Cells["$($Range.Top + $r - 1),$($Range.Left + $c - 1)"]
                if ($null -ne $value -and '' -ne $value) { $count++ }
            }
        }

        return $count
    }
}

# PowerPoint

class FakeSlide {
    hidden [int] $Number
    hidden [object] $Owner
    [object] $FollowMasterBackground = -1
    [object] $Background
    FakeSlide([object] $Owner, [int] $Number) {
        $this.Owner = $Owner
        $this.Number = $Number
        $fill = [pscustomobject] @{ ForeColor = [pscustomobject] @{ RGB = 0 } }
        $fill | Add-Member ScriptMethod Solid { [Seen]::Note('Solid') }
        $this.Background = [pscustomobject] @{ Fill = $fill }
    }

    [void] Export([string] $Path, [string] $Filter) {
        [Seen]::Note("Export($($this.Number), $Filter)")
        $this.Owner.Put($Path)
    }
}

class FakePresentation : FakeFile {
    [object] $Slides
    FakePresentation([string] $Name, [int] $Count) {
        $this.Name = $Name
        $this.FullName = [IO.Path]::Combine([IO.Path]::GetTempPath(), $Name)
        $this.Slides = [FakeList]::new(@(for ($i = 1; $i -le $Count; $i++) { [FakeSlide]::new($this, $i) }))
    }

    [void] SaveAs([string] $Path, [int] $Format) {
        [Seen]::Note("SaveAs($Format)")
        $this.Put($Path)
    }
}

# The applications, each with its documents; the first is the active one.
function New-FakeOffice([object[]] $Document) {
    $active = if ($Document.Count -gt 0) { $Document[0] }
    $office = [pscustomobject] @{
        Documents = [FakeList]::new($Document); Workbooks = [FakeList]::new($Document); Presentations = [FakeList]::new($Document)
        ActiveDocument = $active; ActiveWorkbook = $active; ActivePresentation = $active
        ProtectedViewWindows = [FakeList]::new(@()); CutCopyMode = 1; WorksheetFunction = [FakeWorksheetFunction]::new()
        ActiveCell = $null
        Alerts = 'on'; Found = @{ Code = 0 }
    }
    $office | Add-Member ScriptProperty DisplayAlerts { $this.Alerts } { param($value) [Seen]::Note("DisplayAlerts=$value"); $this.Alerts = $value }
    $office | Add-Member ScriptMethod Intersect { param($a, $b) , $b }
    if ($active -is [FakeWorkbook]) { $office.ActiveCell = $active.ActiveSheet.Range('B2') }
    $office.Found.Object = $office
    $office
}

# Puts an application into the place of the one that runs.
function Set-FakeOffice([object] $Office) {
    $global:LampsFake = $Office
    [Seen]::Calls.Clear()
    [Seen]::Busy = 0
    & (Get-Module LamPS.Office) {
        $script:Locator = { param($ProgId) $global:LampsFake.Found }
        $script:RetryDelayMs = 1, 1, 1
    }
}

# Does something and says whether what came out is what should: 'ok NAME', or what it was.
function Test-Case([string] $Name, [string[]] $Expected, [scriptblock] $Script) {
    $seen = @(try { & $Script | ForEach-Object { "$_" } } catch { "error $($_.FullyQualifiedErrorId) [$($_.CategoryInfo.Category)] $($_.Exception.Message)" })
    $wrong = for ($i = 0; $i -lt [math]::Max($seen.Count, $Expected.Count); $i++) {
        if ($i -ge $seen.Count -or $i -ge $Expected.Count -or $seen[$i] -cnotlike $Expected[$i]) { $i }
    }
    if ($null -eq $wrong) { "ok $Name" } else { "$Name`n  should be: $($Expected -join "`n             ")`n  but was:   $($seen -join "`n             ")" }
}

# The calls that were seen.
function Get-Call { [Seen]::Calls -join '; ' }
