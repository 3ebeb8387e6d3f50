# PowerPoint.

function Set-LamPowerPointBackground {
    <#
    .SYNOPSIS
    Sets the background colour of slides of a PowerPoint presentation.
    .PARAMETER Color
    Colour as #RRGGBB or by name, such as navy.
    .PARAMETER Slide
    Numbers of the slides, such as 1,3-5; all slides without it.
    .PARAMETER Document
    Name or path of an open presentation; the active one without it.
    .EXAMPLE
    Set-LamPowerPointBackground '#FFF2CC' -Slide 1,3-5
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.PowerPointBackground')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $Color,
        [Parameter(Position = 1)] [ValidateNotNullOrEmpty()] [object] $Slide,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet PowerPoint {
        param($Office)
        $fill = ConvertTo-OfficeColor $Color
        $found = Get-OfficeDocumentToChange $Office PowerPoint $Document
        $name = Get-OfficeValue $found 'Name'
        $count = Get-OfficeValue $found 'Slides.Count'
        $numbers = @(if ($null -ne $Slide) { ConvertTo-OfficeNumber $Slide $count } elseif ($count -gt 0) { 1..$count })
        if ($numbers.Count -eq 0) {
            Stop-OfficeWork SlideNotFound "There are no slides in '$name'." $name
        }

        if (-not $Cmdlet.ShouldProcess($name, "Give slides $($numbers -join ', ') the background $($fill.Text)")) {
            return
        }

        foreach ($number in $numbers) {
            $one = Get-OfficeSlide $found $number

            # msoFalse is 0.
            Set-OfficeValue $one 'FollowMasterBackground' 0
            $background = Get-OfficeValue $one 'Background.Fill'
            $null = Invoke-OfficeMethod $background 'Solid'
            Set-OfficeValue $background 'ForeColor.RGB' $fill.Number
            if ((Get-OfficeValue $background 'ForeColor.RGB') -ne $fill.Number) {
                Stop-OfficeWork ChangeNotDone "Slide $number of '$name' doesn't have the background $($fill.Text)." $name
            }
        }

        [pscustomobject] @{
            PSTypeName = 'LamPS.Office.PowerPointBackground'
            Document   = $name
            Slide      = $numbers
            Count      = $numbers.Count
            Color      = $fill.Text
        }
    }
}

function Save-LamPowerPointPresentation {
    <#
    .SYNOPSIS
    Saves a PowerPoint presentation under another name; the ending of the name says the format.
    .DESCRIPTION
    A png is a picture of one slide. With all formats but png and pdf the presentation has the new name from then on, as in PowerPoint itself.
    .PARAMETER Path
    The file: pptx, pptm, ppt, odp, pdf or png.
    .PARAMETER Slide
    Number of the slide that a png shows; the first without it.
    .PARAMETER Force
    Overwrites a file that is there.
    .PARAMETER Document
    Name or path of an open presentation; the active one without it.
    .EXAMPLE
    Save-LamPowerPointPresentation ~/deck.pdf
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType('LamPS.Office.SavedFile')]
    param(
        [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $Path,
        [ValidateRange(1, 100000)] [int] $Slide = 1,
        [switch] $Force,
        [ValidateNotNullOrEmpty()] [string] $Document
    )

    Invoke-OfficeWork $PSCmdlet PowerPoint {
        param($Office)
        Save-OfficeDocument $Cmdlet $Office PowerPoint $Document $Path $Force.IsPresent $Slide
    }
}

function Get-OfficeSlide([object] $Presentation, [int] $Number) {
    $count = Get-OfficeValue $Presentation 'Slides.Count'
    if ($Number -gt $count) {
        Stop-OfficeWork SlideNotFound "There is no slide $Number; there are $count." $Number
    }

    return , (Invoke-OfficeMethod $Presentation 'Slides.Item' $Number)
}
