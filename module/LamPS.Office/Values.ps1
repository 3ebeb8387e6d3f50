# Arguments as people, files and models give them.

$script:Color = @{
    black = 0x000000; white = 0xFFFFFF; gray = 0x808080; grey = 0x808080; silver = 0xC0C0C0; red = 0xFF0000; maroon = 0x800000; orange = 0xFFA500
    yellow = 0xFFFF00; olive = 0x808000; lime = 0x00FF00; green = 0x008000; teal = 0x008080; cyan = 0x00FFFF; aqua = 0x00FFFF; blue = 0x0000FF
    navy = 0x000080; purple = 0x800080; magenta = 0xFF00FF; fuchsia = 0xFF00FF; pink = 0xFFC0CB; brown = 0xA52A2A
}

$script:MaxCell = 100000

# A colour as its text (#RRGGBB) and as Office counts it: blue first.
function ConvertTo-OfficeColor([string] $Text) {
    $name = $Text.Trim()
    $rgb = if ($name -match '^#?([0-9a-fA-F]{6})$') { [Convert]::ToInt32($Matches[1], 16) } else { $script:Color[$name] }
    if ($null -eq $rgb) {
        Stop-OfficeWork ColorUnknown "'$Text' is no known colour. Known are #RRGGBB and $(($script:Color.Keys | Sort-Object) -join ', ')." $Text
    }

    $red, $green, $blue = ($rgb -shr 16), (($rgb -shr 8) -band 255), ($rgb -band 255)
    @{ Text = '#{0:X6}' -f $rgb; Number = $red + 256 * $green + 65536 * $blue }
}

# A list given as a list, or as text with commas or semicolons.
function ConvertTo-OfficeList([object] $Value) {
    $items = if ($Value -is [string]) { $Value.Trim().TrimStart('[').TrimEnd(']') -split '[,;]' } else { $Value }
    $items | ForEach-Object { ([string] $_).Trim().Trim('"').Trim() } | Where-Object { $_ -ne '' }
}

# Numbers given as numbers, or as text such as 1,3-5.
function ConvertTo-OfficeNumber([object] $Value, [int] $Count) {
    $numbers = foreach ($part in @(ConvertTo-OfficeList $Value)) {
        if ($part -notmatch '^(\d{1,6})(?:\s*-\s*(\d{1,6}))?$') {
            Stop-OfficeWork SlideNotFound "'$part' is neither a number nor a range of numbers." $part
        }

        $first = [int] $Matches[1]
        $last = if ($Matches.ContainsKey(2)) { [int] $Matches[2] } else { $first }
        if ($first -lt 1 -or $last -gt $Count -or $first -gt $last) {
            Stop-OfficeWork SlideNotFound "There is no slide $part; there are $Count." $part
        }

        $first..$last
    }
    $numbers | Sort-Object -Unique
}

# Rows of cells: from lists of lists, objects, JSON, or lines of text. Gives a list of lists, all of the same length.
function ConvertTo-OfficeRow([object] $Value) {
    $isText = $Value -is [string]
    $rows = @(if ($isText -and $Value.TrimStart().StartsWith('[')) { ConvertFrom-OfficeJson $Value }
        elseif ($isText) { ConvertFrom-OfficeText $Value }
        else { ConvertFrom-OfficeObject @($Value) })
    $width = ($rows | ForEach-Object { $_.Count } | Measure-Object -Maximum).Maximum
    if ($rows.Count -eq 0 -or $width -eq 0) {
        Stop-OfficeWork ValueInvalid 'There are no cells in it.' ''
    }

    if ($rows.Count * $width -gt $script:MaxCell) {
        Stop-OfficeWork RangeTooLarge "$($rows.Count) rows of $width cells are more than $($script:MaxCell) cells." ''
    }

    foreach ($row in $rows) {
        $cells = New-Object object[] $width
        [array]::Copy($row, $cells, $row.Count)
        , $cells
    }
}

function ConvertFrom-OfficeJson([string] $Text) {
    try {
        $read = ConvertFrom-Json ('{"rows":' + $Text + '}')
    }
    catch {
        Stop-OfficeWork ValueInvalid "It begins as JSON does and is none: $($_.Exception.Message)" '' $_.Exception
    }

    ConvertFrom-OfficeObject @($read.rows)
}

function ConvertFrom-OfficeText([string] $Text) {
    foreach ($line in $Text.Trim("`r", "`n") -split '\r?\n') {
        $parts = if ($line.Contains("`t")) { $line -split '\t' } else { $line.Trim() -replace '^\||\|$' -split '\|' }

        # The line below the headings of a table in Markdown.
        if ($line.Contains('-') -and $line -match '^[\s|:-]+$' -and $line.Contains('|')) {
            continue
        }

        $cells = New-Object object[] @($parts).Count
        $i = 0
        foreach ($part in $parts) {
            $part = $part.Trim()

            # A number, but no number with leading zeros: that is an article's or a telephone's.
            $cells[$i++] = if ($part -match '^-?(0|[1-9]\d{0,14})(\.\d{1,14})?$') { [double]::Parse($part, [cultureinfo]::InvariantCulture) } else { $part }
        }

        , $cells
    }
}

function ConvertFrom-OfficeObject([object[]] $Item) {
    $isList = @($Item | ForEach-Object { , $_ } | Where-Object { $_ -is [Collections.IEnumerable] -and $_ -isnot [string] -and $_ -isnot [Collections.IDictionary] }).Count
    if ($isList -eq $Item.Count) {
        foreach ($row in $Item) { , [object[]] @($row) }
        return
    }

    $headings = $null
    foreach ($one in $Item) {
        $table = [ordered] @{}
        if ($one -is [Collections.IDictionary]) {
            foreach ($key in $one.Keys) { $table[[string] $key] = $one[$key] }
        }
        elseif ($null -ne $one -and $one -isnot [string] -and -not $one.GetType().IsValueType) {
            foreach ($property in $one.PSObject.Properties) { $table[$property.Name] = $property.Value }
        }
        else {
            Stop-OfficeWork ValueInvalid "'$one' is no row of cells." $one
        }

        if ($null -eq $headings) {
            $headings = @($table.Keys)
            , [object[]] $headings
        }

        , [object[]] @($headings | ForEach-Object { $table[$_] })
    }
}

# Cells as Excel takes them. Text stays text, unless formulas are wanted: what begins as a formula does could run something.
function ConvertTo-ExcelArray([object[]] $Row, [bool] $AllowFormula) {
    $cells = New-Object 'object[,]' $Row.Count, $Row[0].Count
    for ($r = 0; $r -lt $Row.Count; $r++) {
        for ($c = 0; $c -lt $Row[$r].Count; $c++) {
            $value = $Row[$r][$c]
            if ($null -ne $value) { $value = $value.PSObject.BaseObject }
            $cells[$r, $c] = if ($value -is [datetime]) { $value.ToString($(if ($value.TimeOfDay.Ticks -eq 0) { 'yyyy-MM-dd' } else { 'yyyy-MM-dd HH:mm:ss' }), [cultureinfo]::InvariantCulture) }
                elseif ($null -eq $value -or $value -is [bool]) { $value }
                elseif ($value.GetType().IsPrimitive -and $value -isnot [char] -or $value -is [decimal]) { [double] $value }
                elseif (-not $AllowFormula -and ([string] $value) -match '^[=+\-@]') { "'$value" }
                else { [string] $value }
        }
    }

    return , $cells
}

# Cells as Excel gives them, as a list of lists.
function ConvertFrom-ExcelArray([object] $Cells) {
    if ($Cells -isnot [array]) {
        return , @(, [object[]] @(ConvertFrom-ExcelCell $Cells))
    }

    $rows = @(for ($r = $Cells.GetLowerBound(0); $r -le $Cells.GetUpperBound(0); $r++) {
            , [object[]] @(for ($c = $Cells.GetLowerBound(1); $c -le $Cells.GetUpperBound(1); $c++) { ConvertFrom-ExcelCell $Cells[$r, $c] })
        })
    return , $rows
}

# Errors come as numbers that are whole, which no number of a cell is.
function ConvertFrom-ExcelCell([object] $Value) {
    if ($Value -isnot [int]) { return $Value }
    $name = @{ 2000 = '#NULL!'; 2007 = '#DIV/0!'; 2015 = '#VALUE!'; 2023 = '#REF!'; 2029 = '#NAME?'; 2036 = '#NUM!'; 2042 = '#N/A' }[$Value -band 0xFFFF]
    if ($name) { $name } else { $Value }
}
