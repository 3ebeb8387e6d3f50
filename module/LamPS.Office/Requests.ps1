# What requests and runbooks may use.

# Name there, function here, risk. Each name gets the application's before it, unless short names are asked for.
$script:Request = @{
    Word       = @(
        @{ Name = 'insert_table'; Command = 'Add-LamWordTable'; Risk = 'Change' }
        @{ Name = 'select_text'; Command = 'Select-LamWordText'; Risk = 'Read' }
        @{ Name = 'select_paragraph'; Command = 'Select-LamWordParagraph'; Risk = 'Read' }
        @{ Name = 'select_table'; Command = 'Select-LamWordTable'; Risk = 'Read' }
        @{ Name = 'set_font'; Command = 'Set-LamWordFont'; Risk = 'Change' }
        @{ Name = 'save_as'; Command = 'Save-WordRequest'; Risk = 'Change' }
    )
    Excel      = @(
        @{ Name = 'read_range'; Command = 'Get-LamExcelRange'; Risk = 'Read' }
        @{ Name = 'insert_table'; Command = 'Add-ExcelRequest'; Risk = 'Change' }
        @{ Name = 'reorder_columns'; Command = 'Set-LamExcelColumnOrder'; Risk = 'Change' }
        @{ Name = 'save_as'; Command = 'Save-ExcelRequest'; Risk = 'Change' }
    )
    PowerPoint = @(
        @{ Name = 'set_background'; Command = 'Set-LamPowerPointBackground'; Risk = 'Change' }
        @{ Name = 'save_as'; Command = 'Save-PowerPointRequest'; Risk = 'Change' }
    )
}

# Every desktop has a function of this name, and names are there once.
$script:TakenName = @('select_text')

# Short names that were given, with their applications.
$script:ShortNameOf = @{}

function Register-LamOfficeFunction {
    <#
    .SYNOPSIS
    Hands the functions of this module to requests and runbooks.
    .DESCRIPTION
    They are registered with Register-LamFunction, under names such as word_insert_table and excel_read_range. None of them overwrites anything: what -Force allows in
    a script isn't an argument there.
    .PARAMETER Application
    Word, Excel or PowerPoint; all without it.
    .PARAMETER ShortName
    Leaves the application's name out (insert_table). For one application: a name can be there only once. select_text keeps it, since that is the name of a function of
    every desktop.
    .EXAMPLE
    Register-LamOfficeFunction Word, Excel
    .EXAMPLE
    Register-LamOfficeFunction Word -ShortName
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Contracts.Requests.FunctionInfo')]
    param(
        [Parameter(Position = 0)] [ValidateSet('Word', 'Excel', 'PowerPoint')] [string[]] $Application = @('Word', 'Excel', 'PowerPoint'),
        [switch] $ShortName
    )

    $problem = $null
    try {
        $register = Get-Command -Name Register-LamFunction -ErrorAction Ignore
        if ($null -eq $register) {
            Stop-OfficeWork LamPSNotImported 'The module LamPS, which these functions are for, is not imported.' 'LamPS'
        }

        $requests = @(Get-OfficeRequest $Application $ShortName.IsPresent)
    }
    catch {
        $problem = ConvertTo-OfficeError $_ ''
    }

    if ($null -ne $problem) {
        $PSCmdlet.ThrowTerminatingError($problem)
    }

    foreach ($request in $requests) {
        if ($PSCmdlet.ShouldProcess($request.Name, 'Register')) {
            & $register -Command (Get-Command -Name $request.Command -CommandType Function) -Name $request.Name -Risk $request.Risk
            if ($ShortName) { $script:ShortNameOf[$request.Name] = $request.Application }
        }
    }
}

# What is to be registered, under which names.
function Get-OfficeRequest([string[]] $Application, [bool] $ShortName) {
    foreach ($one in $Application | Select-Object -Unique) {
        foreach ($request in $script:Request[$one]) {
            $name = $request.Name
            if (-not $ShortName -or $name -in $script:TakenName) {
                $name = "$($one.ToLowerInvariant())_$name"
            }

            $before = $script:ShortNameOf[$name]
            $twice = $ShortName -and @($Application | Where-Object { $_ -ne $one -and $request.Name -in $script:Request[$_].Name }).Count -gt 0
            if ($twice -or ($ShortName -and $null -ne $before -and $before -ne $one)) {
                Stop-OfficeWork FunctionNameTaken "More than one application would have the function '$name'." $name
            }

            @{ Name = $name; Command = $request.Command; Risk = $request.Risk; Application = $one }
        }
    }
}

# The functions that could overwrite something, without what lets them.

function Save-WordRequest {
    <#
    .SYNOPSIS
    Saves the Word document under another name; the ending of the name says the format. Overwrites nothing.
    .PARAMETER Path
    The file: docx, docm, doc, odt, rtf, txt or pdf.
    .PARAMETER Document
    Name or path of an open document; the active one without it.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path, [string] $Document)
    Save-LamWordDocument @PSBoundParameters
}

function Add-ExcelRequest {
    <#
    .SYNOPSIS
    Writes a table of values into the Excel workbook. Overwrites nothing.
    .PARAMETER Value
    The rows: JSON ([["Name","Amount"],["Ann",12]]), or lines with cells between tabs or |.
    .PARAMETER Cell
    Address of the upper left cell; the active cell without it, or A1 of a sheet that is named.
    .PARAMETER Sheet
    Name of the worksheet; the active one without it.
    .PARAMETER AsTable
    Makes it a table of Excel, with headings, filters and bands.
    .PARAMETER Document
    Name or path of an open workbook; the active one without it.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Value, [string] $Cell, [string] $Sheet, [switch] $AsTable, [string] $Document)
    Add-LamExcelTable @PSBoundParameters
}

function Save-ExcelRequest {
    <#
    .SYNOPSIS
    Saves the Excel workbook under another name; the ending of the name says the format. Overwrites nothing.
    .PARAMETER Path
    The file: xlsx, xlsm, xlsb, xls, ods, csv (the active worksheet alone) or pdf.
    .PARAMETER Document
    Name or path of an open workbook; the active one without it.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path, [string] $Document)
    Save-LamExcelWorkbook @PSBoundParameters
}

function Save-PowerPointRequest {
    <#
    .SYNOPSIS
    Saves the PowerPoint presentation under another name; the ending of the name says the format. Overwrites nothing.
    .PARAMETER Path
    The file: pptx, pptm, ppt, odp, pdf, or png for a picture of one slide.
    .PARAMETER Slide
    Number of the slide that a png shows; the first without it.
    .PARAMETER Document
    Name or path of an open presentation; the active one without it.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path, [int] $Slide = 1, [string] $Document)
    Save-LamPowerPointPresentation @PSBoundParameters
}
