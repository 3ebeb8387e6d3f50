# What the functions for PowerPoint do. Each line of the output is 'ok NAME', or says what went wrong.
param([Parameter(Mandatory)] [string] $Module)

Set-StrictMode -Version Latest
. (Join-Path $PSScriptRoot 'OfficeFakes.ps1')
Import-Module $Module

function Start-PowerPoint([int] $Count = 6) {
    $deck = [FakePresentation]::new('deck.pptx', $Count)
    Set-FakeOffice (New-FakeOffice $deck)
    $deck
}

Test-Case 'the background of some slides' '@{Document=deck.pptx; Slide=System.Object`[`]; Count=4; Color=#FFF2CC}', '1 3 4 5', '0/13431551 -1/0 0/13431551', 'Solid; Solid; Solid; Solid' {
    $deck = Start-PowerPoint
    $set = Set-LamPowerPointBackground '#fff2cc' -Slide '3-5, 1, 4'
    $set
    "$($set.Slide)"
    (1..3 | ForEach-Object { $slide = $deck.Slides.Item($_); "$($slide.FollowMasterBackground)/$($slide.Background.Fill.ForeColor.RGB)" }) -join ' '
    Get-Call
}

Test-Case 'slides as numbers' '1 3 4', '2' {
    $null = Start-PowerPoint
    "$((Set-LamPowerPointBackground navy -Slide 1, 3-4).Slide)"
    "$((Set-LamPowerPointBackground navy -Slide 2).Slide)"
}

Test-Case 'the background of all slides' '3 #000080', '8388608' {
    $deck = Start-PowerPoint 3
    $set = Set-LamPowerPointBackground Navy
    "$($set.Count) $($set.Color)"
    $deck.Slides.Item(3).Background.Fill.ForeColor.RGB
}

Test-Case 'slides that are not there' 'error SlideNotFound,Set-LamPowerPointBackground `[ObjectNotFound`] There is no slide 5-9; there are 6.', 'SlideNotFound', 'SlideNotFound', 'SlideNotFound', 'SlideNotFound', '' {
    $null = Start-PowerPoint
    try { Set-LamPowerPointBackground red -Slide '5-9' } catch { "error $($_.FullyQualifiedErrorId) [$($_.CategoryInfo.Category)] $_" }
    foreach ($slide in 'first', 0, '3-2', 7) {
        try { Set-LamPowerPointBackground red -Slide $slide } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
    }
    Get-Call
}

Test-Case 'no slides at all' 'error SlideNotFound,*' {
    $null = Start-PowerPoint 0
    Set-LamPowerPointBackground red
}

Test-Case 'a colour that nobody knows' 'error ColorUnknown,Set-LamPowerPointBackground*' {
    $null = Start-PowerPoint
    Set-LamPowerPointBackground '#12345'
}

Test-Case 'presentations that can not be changed' 'DocumentReadOnly', 'DocumentProtected' {
    $deck = Start-PowerPoint
    $deck.ReadOnly = -1
    try { Set-LamPowerPointBackground red } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
    $deck.ReadOnly = 0
    $deck.Final = $true
    try { Set-LamPowerPointBackground red } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
}

Test-Case 'nothing is done with -WhatIf' '-1' {
    $deck = Start-PowerPoint
    Set-LamPowerPointBackground red -WhatIf
    $deck.Slides.Item(1).FollowMasterBackground
}

$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "office [$([guid]::NewGuid().ToString('n'))]")
try {
    foreach ($way in @('pptx', 'SaveAs(24)'), @('ppt', 'SaveAs(1)'), @('odp', 'SaveAs(35)'), @('pdf', 'SaveAs(32)'), @('png', 'Export(1, PNG)')) {
        Test-Case "saving as $($way[0])" "deck.pptx $($way[0])", "DisplayAlerts=1; $($way[1]); DisplayAlerts=on" {
            $null = Start-PowerPoint
            $saved = Save-LamPowerPointPresentation (Join-Path $folder "new.$($way[0])")
            "$($saved.Document) $($saved.Format)"
            Get-Call
        }
    }

    Test-Case 'a picture of another slide' '*Export(4, PNG)*' {
        $null = Start-PowerPoint
        $null = Save-LamPowerPointPresentation (Join-Path $folder 'four.png') -Slide 4
        Get-Call
    }

    Test-Case 'a picture of a slide that is not there' 'error SlideNotFound,Save-LamPowerPointPresentation*', 'on' {
        $null = Start-PowerPoint
        try { Save-LamPowerPointPresentation (Join-Path $folder 'seven.png') -Slide 7 } catch { "error $($_.FullyQualifiedErrorId)" }
        $LampsFake.DisplayAlerts
    }

    Test-Case 'an ending that PowerPoint does not know' 'error FormatUnknown,*Known are odp, pdf, png, ppt, pptm, pptx.' {
        $null = Start-PowerPoint
        Save-LamPowerPointPresentation (Join-Path $folder 'new.key')
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
