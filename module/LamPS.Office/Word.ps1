# Word.

function Add-LamWordTable {
    <#
    .SYNOPSIS
    Inserts a table behind the cursor of a Word document.
    .DESCRIPTION
    The table has borders and is empty. What is selected stays.
    .PARAMETER Rows
    Number of rows.
    .PARAMETER Columns
    Number of columns.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    .EXAMPLE
    Add-LamWordTable -Rows 3 -Columns 4
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.WordTable')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateRange(1, 1000)] [int] $Rows,
        [Parameter(Mandatory, Position = 1)] [ValidateRange(1, 63)] [int] $Columns,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Word {
        param($Office)
        $found = Get-OfficeDocumentToChange $Office Word $Document
        $name = Get-OfficeValue $found 'Name'
        if (-not $Cmdlet.ShouldProcess($name, "Insert a table of $Rows rows and $Columns columns")) {
            return
        }

        # A range that isn't empty would be replaced. 0 is wdCollapseEnd; 1 is wdWord9TableBehavior, which has borders; 0 is wdAutoFitFixed.
        $range = Get-OfficeValue $found 'ActiveWindow.Selection.Range'
        $null = Invoke-OfficeMethod $range 'Collapse' 0
        $table = Invoke-OfficeMethod $found 'Tables.Add' $range $Rows $Columns 1 0
        $made = ConvertTo-WordTable $found $table
        if ($made.Rows -ne $Rows -or $made.Columns -ne $Columns) {
            Stop-OfficeWork ChangeNotDone "The table in '$name' has $($made.Rows) rows and $($made.Columns) columns." $name
        }

        $made
    }
}

function Select-LamWordText {
    <#
    .SYNOPSIS
    Selects words in a Word document.
    .PARAMETER Text
    The words, as they stand in the document.
    .PARAMETER Occurrence
    Which of them, when they occur more than once; the first without it.
    .PARAMETER MatchCase
    Capitals matter.
    .PARAMETER WholeWord
    Finds no parts of words.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    .EXAMPLE
    Select-LamWordText 'Dear Ms Lee'
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.WordSelection')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateLength(1, 255)] [string] $Text,
        [ValidateRange(1, 10000)] [int] $Occurrence = 1,
        [switch] $MatchCase,
        [switch] $WholeWord,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Word {
        param($Office)
        $found = Get-OfficeDocument $Office Word $Document
        $name = Get-OfficeValue $found 'Name'

        # Word takes a caret for the beginning of a code.
        $words = $Text.Replace('^', '^^').Replace("`r`n", '^p').Replace("`n", '^p').Replace("`t", '^t')
        $range = Get-OfficeValue $found 'Content'
        for ($i = 1; $i -le $Occurrence; $i++) {
            # 0 is wdCollapseEnd; the last false is no search for formats, 0 before it is wdFindStop.
            if ($i -gt 1) { $null = Invoke-OfficeMethod $range 'Collapse' 0 }
            $search = Get-OfficeValue $range 'Find'
            $null = Invoke-OfficeMethod $search 'ClearFormatting'
            if (-not (Invoke-OfficeMethod $search 'Execute' $words $MatchCase.IsPresent $WholeWord.IsPresent $false $false $false $true 0 $false)) {
                $often = if ($i -eq 1) { 'does not occur' } else { "occurs $($i - 1) times, not $Occurrence times," }
                Stop-OfficeWork TextNotFound "'$Text' $often in '$name'." $Text
            }
        }

        if ($Cmdlet.ShouldProcess($name, "Select '$Text'")) {
            Select-WordObject $found $range
            ConvertTo-WordSelection $found $range
        }
    }
}

function Select-LamWordParagraph {
    <#
    .SYNOPSIS
    Selects one or several paragraphs of a Word document.
    .PARAMETER First
    Number of the first paragraph; 1 is the first of the document.
    .PARAMETER Last
    Number of the last paragraph; without it only the first is selected.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    .EXAMPLE
    Select-LamWordParagraph 2 4
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.WordSelection')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateRange(1, 1000000)] [int] $First,
        [Parameter(Position = 1)] [ValidateRange(1, 1000000)] [int] $Last,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    if (-not $PSBoundParameters.ContainsKey('Last')) { $Last = $First }
    Invoke-OfficeWork $PSCmdlet Word {
        param($Office)
        $found = Get-OfficeDocument $Office Word $Document
        $name = Get-OfficeValue $found 'Name'
        $count = Get-OfficeValue $found 'Paragraphs.Count'
        if ($First -gt $Last -or $Last -gt $count) {
            Stop-OfficeWork ParagraphNotFound "There are no paragraphs $First to $Last in '$name'; it has $count." $name
        }

        if ($Cmdlet.ShouldProcess($name, "Select paragraphs $First to $Last")) {
            $start = Get-OfficeValue (Invoke-OfficeMethod $found 'Paragraphs.Item' $First) 'Range.Start'
            $end = Get-OfficeValue (Invoke-OfficeMethod $found 'Paragraphs.Item' $Last) 'Range.End'
            $range = Invoke-OfficeMethod $found 'Range' $start $end
            Select-WordObject $found $range
            ConvertTo-WordSelection $found $range
        }
    }
}

function Select-LamWordTable {
    <#
    .SYNOPSIS
    Selects a table of a Word document.
    .PARAMETER Number
    Number of the table; 1 is the first of the document.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    .EXAMPLE
    Select-LamWordTable 1
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.WordTable')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateRange(1, 100000)] [int] $Number,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Word {
        param($Office)
        $found = Get-OfficeDocument $Office Word $Document
        $name = Get-OfficeValue $found 'Name'
        $count = Get-OfficeValue $found 'Tables.Count'
        if ($Number -gt $count) {
            Stop-OfficeWork TableNotFound "There is no table $Number in '$name'; it has $count." $name
        }

        if ($Cmdlet.ShouldProcess($name, "Select table $Number")) {
            $table = Invoke-OfficeMethod $found 'Tables.Item' $Number
            Select-WordObject $found $table
            ConvertTo-WordTable $found $table
        }
    }
}

function Set-LamWordFont {
    <#
    .SYNOPSIS
    Sets the font, its size, colour and style of what is selected in a Word document.
    .PARAMETER Name
    Name of the font, such as Arial.
    .PARAMETER Size
    Size in points, in steps of a half.
    .PARAMETER Color
    Colour as #RRGGBB or by name, such as red.
    .PARAMETER Bold
    Bold, or not.
    .PARAMETER Italic
    Italic, or not.
    .PARAMETER Underline
    Underlined, or not.
    .PARAMETER All
    The whole document instead of what is selected.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    .EXAMPLE
    Set-LamWordFont -Name Arial -Size 14 -Color '#1F4E79' -Bold
    .EXAMPLE
    Set-LamWordFont -Italic:$false -All
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.WordFont')]
    param(
        [Parameter(Position = 0)] [ValidateLength(1, 64)] [string] $Name,
        [Parameter(Position = 1)] [ValidateRange(1, 1638)] [double] $Size,
        [ValidateNotNullOrEmpty()] [string] $Color,
        [switch] $Bold,
        [switch] $Italic,
        [switch] $Underline,
        [switch] $All,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    $given = $PSBoundParameters
    Invoke-OfficeWork $PSCmdlet Word {
        param($Office)
        $wanted = [ordered] @{}
        if ($given.ContainsKey('Name')) { $wanted.Name = $Name }
        if ($given.ContainsKey('Size')) { $wanted.Size = [math]::Round($Size * 2) / 2 }
        if ($given.ContainsKey('Color')) { $wanted.Color = (ConvertTo-OfficeColor $Color).Number }
        if ($given.ContainsKey('Bold')) { $wanted.Bold = - [int] $Bold.IsPresent }
        if ($given.ContainsKey('Italic')) { $wanted.Italic = - [int] $Italic.IsPresent }

        # wdUnderlineSingle is 1, wdUnderlineNone 0.
        if ($given.ContainsKey('Underline')) { $wanted.Underline = [int] $Underline.IsPresent }
        if ($wanted.Count -eq 0) {
            Stop-OfficeWork ArgumentMissing 'Nothing of the font is to be set.' ''
        }

        $found = Get-OfficeDocumentToChange $Office Word $Document
        $title = Get-OfficeValue $found 'Name'
        $range = if ($All) { Get-OfficeValue $found 'Content' } else { Get-OfficeValue $found 'ActiveWindow.Selection.Range' }
        if ((Get-OfficeValue $range 'Start') -eq (Get-OfficeValue $range 'End')) {
            Stop-OfficeWork NothingSelected "Nothing is selected in '$title'." $title
        }

        if (-not $Cmdlet.ShouldProcess($title, "Set the font ($($wanted.Keys -join ', '))")) {
            return
        }

        $font = Get-OfficeValue $range 'Font'
        foreach ($property in $wanted.Keys) { Set-OfficeValue $font $property $wanted[$property] }
        foreach ($property in $wanted.Keys) {
            $now = Get-OfficeValue $font $property
            if ($now -ne $wanted[$property]) {
                Stop-OfficeWork ChangeNotDone "$property of the font in '$title' is $now, not $($wanted[$property])." $title
            }
        }

        [pscustomobject] @{
            PSTypeName = 'LamPS.Office.WordFont'
            Document   = $title
            Start      = Get-OfficeValue $range 'Start'
            End        = Get-OfficeValue $range 'End'
            Changed    = @($wanted.Keys)
            Name       = Get-OfficeValue $font 'Name'
            Size       = Get-OfficeValue $font 'Size'
        }
    }
}

function Save-LamWordDocument {
    <#
    .SYNOPSIS
    Saves a Word document under another name; the ending of the name says the format.
    .DESCRIPTION
    A PDF is a copy: the document keeps its name. With all other formats the document has the new name from then on, as in Word itself.
    .PARAMETER Path
    The file: docx, docm, doc, odt, rtf, txt or pdf.
    .PARAMETER Force
    Overwrites a file that is there.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    .EXAMPLE
    Save-LamWordDocument ~/letter.pdf
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.SavedFile')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $Path,
        [switch] $Force,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet Word {
        param($Office)
        Save-OfficeDocument $Cmdlet $Office Word $Document $Path $Force.IsPresent 0
    }
}

# Selections belong to a window; that of another document comes to the front.
function Select-WordObject([object] $Document, [object] $Selectable) {
    $null = Invoke-OfficeMethod $Document 'Activate'
    $null = Invoke-OfficeMethod $Selectable 'Select'
}

function ConvertTo-WordSelection([object] $Document, [object] $Range) {
    [pscustomobject] @{
        PSTypeName = 'LamPS.Office.WordSelection'
        Document   = Get-OfficeValue $Document 'Name'
        Start      = Get-OfficeValue $Range 'Start'
        End        = Get-OfficeValue $Range 'End'
        Text       = ([string] (Get-OfficeValue $Range 'Text')).Replace("`r", "`n").TrimEnd("`n")
    }
}

function ConvertTo-WordTable([object] $Document, [object] $Table) {
    $range = Get-OfficeValue $Table 'Range'
    $end = Get-OfficeValue $range 'End'
    [pscustomobject] @{
        PSTypeName = 'LamPS.Office.WordTable'
        Document   = Get-OfficeValue $Document 'Name'

        # As many tables as there are from the beginning to the end of this one.
        Number     = Get-OfficeValue (Invoke-OfficeMethod $Document 'Range' 0 $end) 'Tables.Count'
        Rows       = Get-OfficeValue $Table 'Rows.Count'
        Columns    = Get-OfficeValue $Table 'Columns.Count'
        Start      = Get-OfficeValue $range 'Start'
        End        = $end
    }
}
